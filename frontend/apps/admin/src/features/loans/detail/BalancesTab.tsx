import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
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
  const isZh = useLanguage() === 'zh'
  return (
    <div className="xd-stack">
      <Section title={t.balances}>
        <Facts
          facts={[
            ...AMOUNTS.map((name) => ({ label: t[name], value: <Amount value={loan[name]} /> })),
            { label: t.assetClass, value: code('AssetClass', loan.assetClass) },
            { label: t.stage, value: loan.stage },
            { label: t.grade, value: loan.grade },
            { label: t.purpose, value: purposeOf(loan.purpose, code) },
          ]}
        />
      </Section>
      {loan.contract ? (
        <Section title={t.terms}>
          <Facts
            facts={loan.contract.termLines.map((line) => ({
              label: isZh ? line.nameZh : line.nameEn,
              value: isZh ? line.zh : line.en,
            }))}
          />
        </Section>
      ) : null}
    </div>
  )
}

/** A contract's purpose is one of ours; a loan that was taken over brings its own word. */
function purposeOf(purpose: string | null, code: ReturnType<typeof useCode>): string | null {
  if (!purpose) return null
  const known = purpose.toUpperCase()
  const text = code('ApplicationPurpose', known)
  return text === known ? purpose : text
}
