import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Card, Facts, Section } from '../../../shared/blocks'
import { contractMessages } from '../contracts-messages'
import type { Contract } from './Contract'

/** 放款: how much goes where, and whether it is there. */
export function Payout(props: { disbursement: NonNullable<Contract['disbursement']> }) {
  const { amount, payeeName, payeeBank, payeeNumber, status, settledAt } = props.disbursement
  const t = useMessages(contractMessages)
  const code = useCode()
  return (
    <Section title={t.payout}>
      <Card>
        <Facts
          items={[
            [t.payoutState, code('DisbursementStatus', status)],
            [t.payoutAmount, <Amount key="amount" value={amount} strong />],
            [t.payoutTo, [payeeName, payeeBank, payeeNumber].filter(Boolean).join(' ')],
            [t.payoutAt, <DateTimeText key="at" value={settledAt} />],
          ]}
        />
      </Card>
    </Section>
  )
}
