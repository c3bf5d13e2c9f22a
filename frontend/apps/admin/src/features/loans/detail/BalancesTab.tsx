import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import type { LoanOfPage } from './LoanPage'
import { messages } from './messages'

const AMOUNTS = [
  'disbursed',
  'outstanding',
  'interestReceivable',
  'penaltyReceivable',
  'feeReceivable',
  'credit',
  'principalPaid',
  'interestPaid',
  'penaltyPaid',
  'feePaid',
  'writtenOff',
  'recovered',
] as const

/** Everything that the loan stands at, and how it is judged. */
export function BalancesTab({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <Section title={t.tabBalances}>
      <Facts
        facts={[
          ...AMOUNTS.map((name) => ({ label: t[name], value: <Amount value={loan[name]} /> })),
          { label: t.assetClass, value: code('AssetClass', loan.assetClass) },
          { label: t.stage, value: loan.stage },
          { label: t.grade, value: loan.grade },
          { label: t.purpose, value: loan.purpose },
        ]}
      />
    </Section>
  )
}
