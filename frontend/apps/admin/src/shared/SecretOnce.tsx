import { useMessages } from '@xindai/i18n'
import { Alert, Modal, Typography } from 'antd'
import { sharedMessages } from './shared-messages'

/** A secret that the server shows once: it is gone when this is closed. */
export function SecretOnce({
  title,
  text,
  secret,
  onClose,
}: {
  title: string
  /** What to do with it. */
  text?: string
  secret: string | null
  onClose: () => void
}) {
  const t = useMessages(sharedMessages)
  return (
    <Modal
      title={title}
      open={secret !== null}
      onOk={onClose}
      onCancel={onClose}
      footer={(_, { OkBtn }) => <OkBtn />}
      okText={t.secretKept}
      mask={{ closable: false }}
    >
      <Alert type="warning" showIcon title={t.secretOnce} className="xd-gap" />
      {text ? <p>{text}</p> : null}
      <Typography.Text code copyable>
        {secret ?? ''}
      </Typography.Text>
    </Modal>
  )
}
