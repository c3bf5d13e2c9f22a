import { type Refused, useVerb } from '@xindai/graphql'
import { useEffect, useRef, useState } from 'react'
import { asObject, type JsonObject } from '../../../shared/json'
import { useSession } from '../../../shell/session'
import { nodesOf } from '../model/types'
import { wrongOf } from '../model/wrong'
import { begun, changed, type History, redone, undone } from './history'
import type { PolicyOfPage, Version } from './PolicyPage'
import { PolicyDraftSaveDocument } from './policy.generated'

/** The content of a version as somebody changes it; saved as the policy's draft. */
export function useDraft(policy: PolicyOfPage, version: Version, onSaved: (n: number) => void) {
  const { can } = useSession()
  const [history, setHistory] = useState<History | null>(null)
  const [errors, setErrors] = useState<readonly Refused[]>([])
  const { send, busy } = useVerb(PolicyDraftSaveDocument)
  const saved = asObject(version.content)
  const content = history?.now ?? saved
  const isChanged = history !== null && JSON.stringify(content) !== JSON.stringify(saved)
  /** Read by the guard when somebody leaves: a save leaves before anything is drawn anew. */
  const isUnsaved = useRef(false)
  useEffect(() => {
    isUnsaved.current = isChanged
  })
  const save = async () => {
    const { code, nameZh, nameEn } = policy
    const outcome = await send({ code, nameZh, nameEn, content })
    if (outcome.kind === 'refused') {
      setErrors(outcome.errors)
      return
    }
    setErrors([])
    setHistory(null)
    isUnsaved.current = false
    if (outcome.kind === 'done' && outcome.payload.version) onSaved(outcome.payload.version.number)
  }
  const ids = nodesOf(content).map(({ id }) => id)
  const wrong = errors.flatMap((one) => {
    const place = wrongOf(one, ids)
    return place ? [{ ...place, code: one.code, message: one.message }] : []
  })
  return {
    content,
    errors,
    busy,
    save,
    isUnsaved,
    wrong: wrong[0] ?? null,
    change: (next: JsonObject) =>
      setHistory((old) => changed(old ?? begun(saved), next, Date.now())),
    undo: history && history.past.length > 0 ? () => setHistory(undone(history)) : undefined,
    redo: history && history.future.length > 0 ? () => setHistory(redone(history)) : undefined,
    isEditing: history !== null,
    isChanged,
    /** A version under review keeps everybody from writing the next one. */
    mayEdit:
      can('decision.policy_edit') && policy.versions.every(({ status }) => status !== 'IN_REVIEW'),
    begin: () => setHistory(begun(saved)),
    discard: () => {
      setHistory(null)
      setErrors([])
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
