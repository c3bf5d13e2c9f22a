import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { type Outcome, type Refused, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, App, Button, Drawer, Form, type FormInstance, Space } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { sharedMessages } from '../shared-messages'
import { Held } from './Held'

type PayloadOf<D> = D extends Record<string, infer P> ? P : never

interface Props<D, V extends { input: object }, F extends object> {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly document: TypedDocumentNode<D, V>
  /** The form's values as the command takes them, without the key. */
  readonly toInput: (values: F) => object
  readonly initial?: Partial<F>
  /** The fields: `Form.Item`s whose `name` is the input's field. */
  readonly children?: ReactNode
  /** What would happen: then a dry run comes before the command may be sent. */
  readonly preview?: (payload: PayloadOf<D>) => ReactNode
  readonly onDone?: (payload: PayloadOf<D>) => void
  readonly submitText?: string
  /** It cannot be undone. */
  readonly danger?: boolean
  readonly width?: number
}

/** A command as a form: its refusals stand at their fields, and a preview comes before money moves. */
export function VerbDrawer<D, V extends { input: object }, F extends object>(
  props: Props<D, V, F>,
) {
  const { title, open, onClose, document, toInput, initial, children, preview, onDone } = props
  const t = useMessages(sharedMessages)
  const { message } = App.useApp()
  const [form] = Form.useForm<F>()
  const { send, busy } = useVerb(document)
  const [problems, setProblems] = useState<readonly Refused[]>([])
  const [shown, setShown] = useState<{ payload: PayloadOf<D>; input: string } | null>(null)
  const [held, setHeld] = useState<string | null>(null)
  const body = useRef<HTMLDivElement>(null)

  const close = () => {
    setProblems([])
    setShown(null)
    setHeld(null)
    form.resetFields()
    onClose()
  }
  const run = async (dryRun: boolean) => {
    let values: F
    try {
      values = await form.validateFields()
    } catch {
      return // the form says at its fields what is missing
    }
    setProblems([])
    const input = toInput(values)
    const outcome = (await send((dryRun ? { ...input, dryRun } : input) as never)) as Outcome<
      PayloadOf<D>
    >
    if (outcome.kind === 'refused') setProblems(showRefusals(form, outcome.errors))
    else if (dryRun) setShown({ payload: outcome.payload, input: JSON.stringify(input) })
    else if (outcome.kind === 'held') setHeld(outcome.approvalId)
    else {
      message.success(t.done)
      onDone?.(outcome.payload)
      close()
    }
  }
  const needsPreview = preview !== undefined && shown === null
  const footer = (
    <Space>
      <Button onClick={close}>{t.cancel}</Button>
      {preview ? (
        <Button
          type={needsPreview ? 'primary' : 'default'}
          loading={busy}
          onClick={() => run(true)}
        >
          {t.preview}
        </Button>
      ) : null}
      {needsPreview ? null : (
        <Button type="primary" danger={props.danger} loading={busy} onClick={() => run(false)}>
          {props.submitText ?? t.confirm}
        </Button>
      )}
    </Space>
  )
  return (
    <Drawer
      title={title}
      open={open}
      onClose={close}
      size={props.width ?? (preview ? 640 : 460)}
      footer={held ? null : footer}
      afterOpenChange={(isOpen) => isOpen && focusFirst(body.current)}
      destroyOnHidden
    >
      {held ? (
        <Held approvalId={held} />
      ) : (
        <div ref={body}>
          <Form
            form={form}
            layout="vertical"
            initialValues={initial as never}
            onValuesChange={() => setShown(null)}
            onFinish={() => run(needsPreview)}
          >
            {problems.map((one) => (
              <Alert
                key={one.code}
                type="error"
                showIcon
                role="alert"
                title={one.message}
                className="xd-gap"
              />
            ))}
            {children}
            {shown && preview ? preview(shown.payload) : null}
            <button type="submit" hidden />
          </Form>
        </div>
      )}
    </Drawer>
  )
}

/** Who works by keyboard starts in the first field, unless one has taken the focus already. */
function focusFirst(body: HTMLElement | null): void {
  if (!body || body.contains(document.activeElement)) return
  const fields = 'input:not([disabled]), textarea:not([disabled]), [role="combobox"]'
  body.querySelector<HTMLElement>(fields)?.focus()
}

/** Puts each refusal at its field; gives back those without one in this form. */
export function showRefusals<F extends object>(
  form: FormInstance<F>,
  errors: readonly Refused[],
): readonly Refused[] {
  const rest: Refused[] = []
  // By the form's own names: in those of a list the places are numbers, not texts.
  const fields = new Map(form.getFieldsError().map(({ name }) => [name.join('.'), name]))
  const byField = new Map<string, string[]>()
  for (const one of errors) {
    const path = one.field ?? ''
    if (fields.has(path)) byField.set(path, [...(byField.get(path) ?? []), one.message])
    else rest.push(one)
  }
  const refused = [...byField].map(([name, messages]) => ({
    name: fields.get(name) ?? [],
    errors: messages,
  }))
  form.setFields(refused as never)
  return rest
}
