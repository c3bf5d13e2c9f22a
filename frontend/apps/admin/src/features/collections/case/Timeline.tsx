import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Amount, DateTimeText } from '@xindai/ui'
import { Section } from '../../../shared/Section'
import { useActorName } from '../../../shared/Who'
import type { CaseOfPage } from './CasePage'
import { caseMessages } from './case-messages'

type Line = CaseOfPage['actions'][number]

/** What was done, the newest first. */
export function Timeline({ found }: { found: CaseOfPage }) {
  const c = useMessages(caseMessages)
  return (
    <Section title={c.timeline}>
      <ol className="xd-timeline" aria-label={c.timeline}>
        {found.actions.map((line) => (
          <TimelineLine key={line.id} line={line} />
        ))}
      </ol>
    </Section>
  )
}

function TimelineLine({ line }: { line: Line }) {
  const c = useMessages(caseMessages)
  const code = useCode()
  const language = useLanguage()
  const nameOf = useActorName()
  const contact = [
    code('CollectionChannel', line.channel),
    line.party ? code('CollectionParty', line.party) : '',
    line.result ? code('CollectionContactResult', line.result) : '',
  ].filter(Boolean)
  return (
    <li>
      <div className="xd-timeline-head">
        <strong>{code('CollectionActionKind', line.kind)}</strong>
        {line.channel ? <span>{contact.join(' · ')}</span> : null}
        {line.staff && line.kind !== 'CLAIMED' ? (
          <span>{fill(c.to, { name: nameOf(line.staff) })}</span>
        ) : null}
        {line.amount ? <Amount value={line.amount} /> : null}
        {line.received ? (
          <span>{fill(c.receivedOf, { amount: formatMoney(line.received) })}</span>
        ) : null}
        {line.cost ? (
          <span>
            {c.cost} <Amount value={line.cost} />
          </span>
        ) : null}
        <Detail line={line} />
        <span className="xd-muted">
          {nameOf(line.by)} · <DateTimeText value={line.at} />
          {line.nextActionOn
            ? ` · ${fill(c.next, { date: formatDate(line.nextActionOn, language) })}`
            : ''}
        </span>
      </div>
      {line.note ? <p>{line.note}</p> : null}
    </li>
  )
}

/** The codes of a line that say something to people. */
function Detail({ line }: { line: Line }) {
  const c = useMessages(caseMessages)
  const code = useCode()
  const detail = line.detail as Readonly<Record<string, string | null>>
  if (line.kind === 'MOVED')
    return (
      <span>
        {code('CollectionStage', detail.from?.toUpperCase())} →{' '}
        {code('CollectionStage', detail.to?.toUpperCase())}
      </span>
    )
  if (line.kind === 'MESSAGE')
    return <span>{code('CollectionChannel', detail.channel?.toUpperCase())}</span>
  if (line.kind === 'CLOSED')
    return <span>{detail.reason === 'cured' ? c.cured : c.writtenOff}</span>
  if (line.kind === 'LEGAL_STEP')
    return <span>{code('CollectionLegalStage', detail.stage?.toUpperCase())}</span>
  if (line.kind === 'BLACKLISTED')
    return <span>{code('CollectionBlacklistReason', detail.why?.toUpperCase())}</span>
  if (line.kind === 'HANDED_OVER') return <span>{detail.agency}</span>
  return null
}
