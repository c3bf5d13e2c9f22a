import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { App, Form } from 'antd'
import { useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { showRefusals } from '../../../shared/verb/VerbDrawer'
import { SaveDraftDocument, SubmitDraftDocument } from './draft.generated'
import { messages } from './messages'
import { type Draft, inputOf, type Values } from './values'

type Saved = { readonly id: string }

/** Saving and submitting of the form; refusals stand at their fields. */
export function useSaving(customerId: string, draft: Draft | null) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [form] = Form.useForm<Values>()
  const [problems, setProblems] = useState<readonly string[]>([])
  const saved = useRef<Saved | null>(draft)
  const saving = useVerb(SaveDraftDocument)
  const submitting = useVerb(SubmitDraftDocument)

  const refuse = (errors: Parameters<typeof showRefusals>[1]) =>
    setProblems(showRefusals(form, errors).map((one) => one.message))
  const keep = async (): Promise<Saved | null> => {
    setProblems([])
    const values: Values = form.getFieldsValue(true)
    const outcome = await saving.send(inputOf(values, saved.current, customerId))
    if (outcome.kind === 'refused') {
      refuse(outcome.errors)
      return null
    }
    saved.current = outcome.payload.application ?? saved.current
    form.setFieldValue('parties', [])
    return saved.current
  }
  const save = async () => {
    const kept = await keep()
    if (!kept) return
    message.success(t.saved)
    if (!draft) navigate(`/applications/${encodeURIComponent(kept.id)}/edit`, { replace: true })
  }
  const submit = async () => {
    const kept = await keep()
    if (!kept) return
    const outcome = await submitting.send({ applicationId: kept.id })
    if (outcome.kind === 'refused') return refuse(outcome.errors)
    message.success(t.submitted)
    navigate(`/applications/${encodeURIComponent(kept.id)}`)
  }
  return { form, problems, save, submit, busy: saving.busy || submitting.busy }
}
