import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { Empty } from 'antd'
import { JournalLines } from '../../../shared/loan/JournalLines'
import { Section } from '../../../shared/Section'
import type { LoanOfPage } from './LoanPage'
import type { LoanEntryFragment } from './loan.generated'
import { journalMessages } from './messages'

/** The entries of this loan, the newest first, as accountants read them. */
export function Journal({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(journalMessages)
  const entries = [...loan.journalEntries].reverse()
  return (
    <Section title={t.title}>
      <p className="xd-muted xd-small">{t.hint}</p>
      {entries.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />
      ) : (
        <div className="xd-entries">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </div>
      )}
    </Section>
  )
}

function Entry({ entry }: { entry: LoanEntryFragment }) {
  const t = useMessages(journalMessages)
  const code = useCode()
  return (
    <article className="xd-entry">
      <h3>
        {code('JournalKind', entry.kind)} <span className="xd-muted">{entry.number}</span>
      </h3>
      <p className="xd-muted xd-small">
        {t.bookedOn} <DateText value={entry.bookedOn} /> · {t.valueOn}{' '}
        <DateText value={entry.valueOn} />
      </p>
      <JournalLines lines={entry.lines} label={fill(t.lines, { number: entry.number })} />
    </article>
  )
}
