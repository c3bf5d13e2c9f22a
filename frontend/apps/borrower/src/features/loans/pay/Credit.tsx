import { fill, useMessages } from '@xindai/i18n'
import { formatMoney, type MoneyText, minor } from '@xindai/money'
import { Notice } from '../../../shared/blocks'
import { payMessages } from './pay-messages'

/** 溢缴款 that will pay what falls due next, so that nobody pays it twice. */
export function Credit({ value }: { value: MoneyText }) {
  const t = useMessages(payMessages)
  if (minor(value.amount) <= 0n) return null
  return <Notice>{fill(t.hasCredit, { amount: formatMoney(value) })}</Notice>
}
