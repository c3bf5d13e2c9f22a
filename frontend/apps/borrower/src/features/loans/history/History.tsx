import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Row, Rows, Section, Tag } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useLoanNews } from '../news'
import { Parts } from '../Parts'
import { loanPath, paymentPath } from '../paths'
import { TONES } from '../pay/payment-tones'
import { OwnLoanHistoryDocument, type OwnLoanHistoryQuery } from './history.generated'
import { historyMessages } from './history-messages'

type Remembered = NonNullable<OwnLoanHistoryQuery['loan']>

/** 还款记录: every event of the loan, and the payments by card, the newest first. */
export function Component() {
  const t = useMessages(historyMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanHistoryDocument, { id })
  useLoanNews(id, read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loan}>
            {(loan) =>
              loan.transactions.length + loan.payments.length > 0 ? (
                <>
                  <Payments loan={loan} />
                  <Transactions loan={loan} />
                </>
              ) : (
                <Empty title={t.emptyTitle} text={t.emptyText} />
              )
            }
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Transactions({ loan }: { loan: Remembered }) {
  const t = useMessages(historyMessages)
  const code = useCode()
  if (loan.transactions.length === 0) return null
  return (
    <Section title={t.transactions}>
      <Rows>
        {[...loan.transactions].reverse().map((one) => (
          <Row
            key={one.id}
            title={
              <span className="x-line">
                {code('TransactionType', one.type)}
                {one.reversed ? <Tag>{t.reversed}</Tag> : null}
              </span>
            }
            note={
              <>
                <DateText value={one.effectiveOn} />
                {one.applied.length > 0 ? <br /> : null}
                <Parts parts={one.applied} />
              </>
            }
            value={one.amount ? <Amount value={one.amount} strong /> : null}
          />
        ))}
      </Rows>
    </Section>
  )
}

function Payments({ loan }: { loan: Remembered }) {
  const t = useMessages(historyMessages)
  const code = useCode()
  if (loan.payments.length === 0) return null
  return (
    <Section title={t.payments}>
      <Rows>
        {loan.payments.map((one) => (
          <Row
            key={one.id}
            title={
              <span className="x-line">
                <Amount value={one.amount} strong />
                <Tag tone={TONES[one.status]}>{code('LoanPaymentStatus', one.status)}</Tag>
              </span>
            }
            note={
              <>
                <DateTimeText value={one.createdAt} />
                <br />
                {fill(t.card, { bank: one.bankName ?? t.bank, tail: one.cardNumber.slice(-4) })}
              </>
            }
            to={paymentPath(loan.id, one.id)}
          />
        ))}
      </Rows>
    </Section>
  )
}
