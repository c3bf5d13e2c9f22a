import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { applyMessages } from '../apply-messages'
import type { Draft } from './steps'

/** Why it came back, and what it is to be completed with. */
export function Returned({ draft }: { draft: Draft }) {
  const t = useMessages(applyMessages)
  const code = useCode()
  const what = draft.supplement.map((one) => code('CustomerDocumentCategory', one.toUpperCase()))
  return (
    <Notice tone="warn" title={t.returnedTitle}>
      {draft.returnReason ? <p>{draft.returnReason}</p> : null}
      {what.length > 0 ? <p>{fill(t.wanted, { what: what.join(' / ') })}</p> : null}
    </Notice>
  )
}
