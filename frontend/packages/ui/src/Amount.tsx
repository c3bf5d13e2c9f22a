import { formatMoney, type MoneyText } from '@xindai/money'

/** An amount: tabular digits, never broken over lines. */
export function Amount({
  value,
  strong,
}: {
  value: MoneyText | null | undefined
  strong?: boolean
}) {
  return <span className={strong ? 'xd-amount xd-strong' : 'xd-amount'}>{formatMoney(value)}</span>
}
