import { useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { contractMessages } from '../contracts-messages'
import type { Contract } from './Contract'

/** How the contract stands, in a sentence. */
export function StateNotice({ contract }: { contract: Contract }) {
  const t = useMessages(contractMessages)
  switch (contract.status) {
    case 'SIGNED':
      return (
        <Notice tone="good" title={t.signedTitle} alert>
          {t.signedText}
        </Notice>
      )
    case 'SEALED':
      return (
        <Notice tone="good" title={t.sealedTitle}>
          {contract.disbursement?.status === 'PAID' ? t.paidText : t.sealedText}
        </Notice>
      )
    case 'CANCELLED':
      return (
        <Notice tone="warn" title={t.cancelledTitle}>
          {contract.cancelReason}
        </Notice>
      )
    default:
      return null
  }
}
