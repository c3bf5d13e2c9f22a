import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { DateTimeText } from '@xindai/ui'
import { Row, Rows, Section } from '../../../shared/blocks'
import type { LoanOfDebit } from './DebitScreen'
import { debitMessages } from './debit-messages'

/** What was drawn, and what could not be. */
export function Tries({ debits }: { debits: LoanOfDebit['debits'] }) {
  const t = useMessages(debitMessages)
  const code = useCode()
  const language = useLanguage()
  if (debits.length === 0) return null
  return (
    <Section title={t.tries}>
      <Rows label={t.tries}>
        {debits.map((one) => (
          <Row
            key={`${one.dueOn}-${one.attempt}`}
            title={fill(t.one, { date: formatDate(one.dueOn, language), n: one.attempt })}
            note={
              <>
                {code('LoanDebitStatus', one.status)}
                {one.failureReason ? ` · ${one.failureReason}` : null}
                {one.nextTryAt ? (
                  <>
                    {' · '}
                    <DateTimeText value={one.nextTryAt} />
                  </>
                ) : null}
              </>
            }
            value={one.amount ? formatMoney(one.amount) : undefined}
          />
        ))}
      </Rows>
    </Section>
  )
}
