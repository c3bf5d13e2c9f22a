import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Empty } from 'antd'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { PAYMENT_TONES } from '../../../shared/loan/tones'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import type { ContractOfPage } from './ContractPage'

/** The newest attempt to pay the contract out, and its loan. */
export function Payout({ contract }: { contract: ContractOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const found = contract.disbursement
  if (!found) {
    return (
      <Section title={t.payout}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noPayout} />
      </Section>
    )
  }
  return (
    <Section title={t.payout}>
      <Facts
        facts={[
          {
            label: t.payoutNumber,
            value: (
              <Link to={`/disbursements/${encodeURIComponent(found.id)}`}>{found.number}</Link>
            ),
          },
          {
            label: t.payoutStatus,
            value: (
              <StatusTag kind="DisbursementStatus" value={found.status} tones={PAYMENT_TONES} />
            ),
          },
          { label: t.amount, value: <Amount value={found.amount} strong /> },
          { label: t.settledAt, value: <DateTimeText value={found.settledAt} /> },
          ...(found.failureCode
            ? [{ label: t.failure, value: code('PaymentFailure', found.failureCode) }]
            : []),
          ...(found.loan
            ? [
                {
                  label: t.loan,
                  value: (
                    <Link to={`/loans/${encodeURIComponent(found.loan.id)}`}>
                      {found.loan.number}
                    </Link>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
