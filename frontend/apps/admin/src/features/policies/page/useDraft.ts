import { type Refused, useVerb } from '@xindai/graphql'
import { useState } from 'react'
import { asObject, type JsonObject } from '../../../shared/json'
import { useSession } from '../../../shell/session'
import { wrongOf } from '../model/wrong'
import type { PolicyOfPage, Version } from './PolicyPage'
import { PolicyDraftSaveDocument } from './policy.generated'

/** The content of a version as somebody changes it; saved as the policy's draft. */
export function useDraft(policy: PolicyOfPage, version: Version, onSaved: (n: number) => void) {
  const { can } = useSession()
  const [edited, setEdited] = useState<JsonObject | null>(null)
  const [errors, setErrors] = useState<readonly Refused[]>([])
  const { send, busy } = useVerb(PolicyDraftSaveDocument)
  const saved = asObject(version.content)
  const content = edited ?? saved
  const newest = policy.versions.at(-1)
  const save = async () => {
    const outcome = await send({
      code: policy.code,
      nameZh: policy.nameZh,
      nameEn: policy.nameEn,
      content,
    })
    if (outcome.kind === 'refused') {
      setErrors(outcome.errors)
      return
    }
    setErrors([])
    setEdited(null)
    if (outcome.kind === 'done' && outcome.payload.version) onSaved(outcome.payload.version.number)
  }
  return {
    content,
    errors,
    busy,
    save,
    wrong: errors.map(wrongOf).find(Boolean) ?? null,
    change: setEdited,
    isEditing: edited !== null,
    isChanged: edited !== null && JSON.stringify(edited) !== JSON.stringify(saved),
    /** A version under review keeps everybody from writing the next one. */
    mayEdit: can('decision.policy_edit') && newest?.status !== 'IN_REVIEW',
    begin: () => setEdited(saved),
    discard: () => {
      setEdited(null)
      setErrors([])
    },
  }
}

export type Draft = ReturnType<typeof useDraft>
