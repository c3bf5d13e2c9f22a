import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Alert } from 'antd'
import { Link, useParams } from 'react-router'
import { type Fact, Facts } from '../../../shared/Facts'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { OrderSteps } from '../orders/OrderSteps'
import { DisbursementActions } from './DisbursementActions'
import { DisbursementPageDocument, type DisbursementPageQuery } from './disbursements.generated'
import { useWhileMoving } from './useWhileMoving'

export type DisbursementOfPage = NonNullable<DisbursementPageQuery['disbursement']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One payout: where the money goes, what the bank said, and what can be done. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(DisbursementPageDocument, { id, withOrder: can('payment.read') })
  const found = read.data?.disbursement
  useWhileMoving(found?.status, read.reload)
  return (
    <Page
      title={found ? fill(t.disbursement, { number: found.number }) : t.disbursements}
      trail={[{ text: t.disbursements, path: '/disbursements' }]}
      status={
        found ? (
          <StatusTag kind="DisbursementStatus" value={found.status} tones={PAYMENT_TONES} />
        ) : null
      }
      actions={found ? <DisbursementActions disbursement={found} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.disbursement ? (
            <Parts found={data.disbursement} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ found }: { found: DisbursementOfPage }) {
  const t = useMessages(messages)
  return (
    <>
      {found.status === 'UNKNOWN' ? <Alert type="warning" showIcon title={t.unknownHint} /> : null}
      <Section title={t.facts}>
        <Facts facts={useFacts(found)} />
      </Section>
      {found.order ? (
        <Section
          title={t.events}
          extra={<Link to={`/payments/${encodeURIComponent(found.order.id)}`}>{t.seeOrder}</Link>}
        >
          <OrderSteps steps={found.order.events} />
        </Section>
      ) : null}
    </>
  )
}

function useFacts(found: DisbursementOfPage): Fact[] {
  const t = useMessages(messages)
  const code = useCode()
  const { contract, loan } = found
  const customer = contract?.customer
  return [
    { label: t.amount, value: <Amount value={found.amount} strong /> },
    { label: t.payee, value: found.isToMerchant ? t.merchant : t.borrower },
    { label: t.payeeName, value: found.payeeName },
    { label: t.payeeNumber, value: found.payeeNumber },
    { label: t.payeeBank, value: found.payeeBank },
    {
      label: t.contract,
      value: contract ? (
        <Link to={`/contracts/${encodeURIComponent(contract.id)}`}>{contract.number}</Link>
      ) : null,
    },
    {
      label: t.customer,
      value: customer ? (
        <Link to={`/customers/${encodeURIComponent(customer.id)}`}>
          {customer.name} {customer.number}
        </Link>
      ) : null,
    },
    {
      label: t.loan,
      value: loan ? <Link to={`/loans/${encodeURIComponent(loan.id)}`}>{loan.number}</Link> : null,
    },
    { label: t.attempt, value: found.attempt },
    { label: t.createdAt, value: <DateTimeText value={found.createdAt} /> },
    { label: t.settledAt, value: <DateTimeText value={found.settledAt} /> },
    ...(found.failureCode
      ? [{ label: t.failure, value: code('PaymentFailure', found.failureCode) }]
      : []),
  ]
}
