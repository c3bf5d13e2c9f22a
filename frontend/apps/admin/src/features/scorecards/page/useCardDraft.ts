import { useVerb } from '@xindai/graphql'
import { useState } from 'react'
import { asObject, type JsonObject } from '../../../shared/json'
import { useSession } from '../../../shell/session'
import type { Scorecard } from './ScorecardPage'
import { ScorecardSaveDocument } from './scorecard.generated'

/** The card as somebody changes it: kept in its draft, or as a new one. */
export function useCardDraft(card: Scorecard, onSaved: (id: string) => void) {
  const { can } = useSession()
  const [edited, setEdited] = useState<JsonObject | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { send, busy } = useVerb(ScorecardSaveDocument)
  const saved = asObject(card.content)
  const content = edited ?? saved
  const save = async () => {
    const id = card.status === 'DRAFT' ? card.id : null
    const outcome = await send({ id, content })
    if (outcome.kind === 'refused') {
      setProblem(outcome.errors.map(({ message }) => message).join(' '))
      return
    }
    setProblem(null)
    setEdited(null)
    if (outcome.payload.scorecard) onSaved(outcome.payload.scorecard.id)
  }
  return {
    content,
    problem,
    busy,
    save,
    change: setEdited,
    isEditing: edited !== null,
    mayEdit: can('scorecard.change') && card.status !== 'SUBMITTED',
    begin: () => setEdited(saved),
    discard: () => {
      setEdited(null)
      setProblem(null)
    },
  }
}
