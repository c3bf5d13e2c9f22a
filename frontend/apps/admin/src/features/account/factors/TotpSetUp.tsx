import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input, Modal, QRCode, Typography } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { AccountTotpConfirmDocument } from '../account.generated'
import { messages } from '../account-messages'

interface Props {
  readonly draft: { readonly address: string; readonly secret: string }
  readonly onClose: () => void
  /** With recovery codes when it is the first factor. */
  readonly onDone: (codes: readonly string[] | null) => void
}

/** A key for the app, which counts once the app has shown a right code. The picture is drawn here. */
export function TotpSetUp({ draft, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const { required } = useMessages(sharedMessages)
  const { send, busy } = useVerb(AccountTotpConfirmDocument)
  const [error, setError] = useState<string | null>(null)
  const finish = async ({ code }: { code: string }) => {
    const outcome = await send({ code: code.replace(/\s/g, '') })
    if (outcome.kind === 'refused') setError(outcome.errors.map((one) => one.message).join(' '))
    else onDone(outcome.payload.recoveryCodes)
  }
  return (
    <Modal
      open
      title={t.totpBegin}
      footer={null}
      onCancel={onClose}
      mask={{ closable: false }}
      width={440}
    >
      <p>{t.totpScan}</p>
      <div className="xd-account-qr" role="img" aria-label={t.qr}>
        <QRCode value={draft.address} type="svg" size={200} errorLevel="M" />
      </div>
      <p>
        <Typography.Text code copyable={{ text: draft.secret }}>
          {draft.secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Typography.Text>
      </p>
      <Form layout="vertical" requiredMark={false} onFinish={finish}>
        {error ? (
          <Alert type="error" showIcon title={error} role="alert" className="xd-gap" />
        ) : null}
        <Form.Item name="code" label={t.totpCode} rules={[{ required: true, message: required }]}>
          <Input autoFocus inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={busy}>
          {t.confirm}
        </Button>
      </Form>
    </Modal>
  )
}
