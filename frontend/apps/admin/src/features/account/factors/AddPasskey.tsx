import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { passkeyCreate } from '@xindai/ui'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useMutation } from 'urql'
import { deviceOf } from '../../../shared/device'
import { sharedMessages } from '../../../shared/shared-messages'
import { answerOf } from '../../../signin/answer'
import { AccountPasskeyAddDocument, AccountPasskeyOptionsDocument } from '../account.generated'
import { messages } from '../account-messages'

interface Props {
  readonly onClose: () => void
  /** With recovery codes when it is the first factor. */
  readonly onDone: (codes: readonly string[] | null) => void
}

/** The browser makes a key and the server keeps its public half. */
export function AddPasskey({ onClose, onDone }: Props) {
  const t = useMessages(messages)
  const shared = useMessages(sharedMessages)
  const [, ask] = useMutation(AccountPasskeyOptionsDocument)
  const { send } = useVerb(AccountPasskeyAddDocument)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const make = async (name: string): Promise<string | null> => {
    const asked = await ask({})
    const offered = asked.data?.passkeyOptions
    const refused = answerOf(asked, offered, shared.offlineTitle)
    if (refused) return refused
    const passkey = await passkeyCreate(offered?.options).catch(() => null)
    if (!passkey) return t.passkeyFailed
    const outcome = await send({ name, passkey })
    if (outcome.kind === 'refused') return outcome.errors.map((one) => one.message).join(' ')
    onDone(outcome.payload.recoveryCodes)
    return null
  }
  const finish = async ({ name }: { name: string }) => {
    setBusy(true)
    setError(null)
    try {
      setError(await make(name.trim()))
    } finally {
      setBusy(false)
    }
  }
  return (
    <Modal
      open
      title={t.passkeyAdd}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={420}
    >
      <Form
        layout="vertical"
        requiredMark={false}
        initialValues={{ name: deviceOf(navigator.userAgent) }}
        onFinish={finish}
      >
        {error ? (
          <Alert type="error" showIcon title={error} role="alert" className="xd-gap" />
        ) : null}
        <Form.Item
          name="name"
          label={t.passkeyName}
          extra={t.passkeyNameHint}
          rules={[{ required: true, message: shared.required }]}
        >
          <Input autoFocus maxLength={64} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t.passkeyAdd}
        </Button>
      </Form>
    </Modal>
  )
}
