import { useCode } from '@xindai/graphql'
import { comma } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { useMethod } from '../../parts/useMethod'
import type { Work } from '../types'

/** What was stated, by the code of the question that is asked about it on the phone. */
export function useKnown(work: Work): Readonly<Record<string, string>> {
  const code = useCode()
  const method = useMethod()
  const { customer } = work
  const said = (...parts: readonly (string | number | null | undefined)[]) =>
    parts.filter((part) => part !== null && part !== undefined && part !== '').join(' · ')
  const amounts = (side: string) =>
    (customer?.monthlyAmounts ?? [])
      .filter((row) => row.side === side)
      .map((row) => `${code('MonthlyAmountKind', row.kind)} ${formatMoney(row.amount)}`)
      .join(comma())
  const { employment, profile } = customer ?? {}
  return {
    identity: said(customer?.name, customer?.idNumber, customer?.phone),
    wish: said(formatMoney(work.amount), work.instalments, method(work.method)),
    purpose: code('ApplicationPurpose', work.purpose),
    employment: employment
      ? said(employment.employer, code('EmploymentKind', employment.kind), employment.since)
      : '',
    income: amounts('INCOME'),
    address: said(profile?.address, profile?.residence && code('Residence', profile.residence)),
    contact: (customer?.contacts ?? [])
      .map((one) => said(code('ContactRelation', one.relation), one.name, one.phone))
      .join(comma()),
    debts: amounts('OBLIGATION'),
  }
}
