import { useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { useWantedWord } from '../../../shared/wanted'
import { applyMessages } from '../apply-messages'
import type { Draft } from './steps'

/** Why it came back, and what it is to be completed with. */
export function Returned({ draft }: { draft: Draft }) {
  const t = useMessages(applyMessages)
  const word = useWantedWord()
  return (
    <Notice tone="warn" title={t.returnedTitle}>
      {draft.returnReason ? <p>{draft.returnReason}</p> : null}
      {draft.supplement.length > 0 ? (
        <>
          <p>{t.wanted}</p>
          <ul>
            {draft.supplement.map((one) => (
              <li key={one}>{word(one)}</li>
            ))}
          </ul>
        </>
      ) : null}
    </Notice>
  )
}
