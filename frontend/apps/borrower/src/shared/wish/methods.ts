import { useMessages } from '@xindai/i18n'
import { wishMessages } from './wish-messages'

/** How principal is repaid, in words: `method('equal_instalment')` is `等额本息`. */
export function useMethod(): (method: string | null | undefined) => string {
  const t = useMessages(wishMessages)
  const names: Readonly<Record<string, string>> = {
    equal_instalment: t.equalInstalment,
    equal_principal: t.equalPrincipal,
    interest_only: t.interestOnly,
    single_payment: t.singlePayment,
    flat: t.flat,
    custom: t.custom,
  }
  return (method) => (method ? (names[method] ?? method) : '—')
}
