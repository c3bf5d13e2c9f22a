import { useMessages } from '@xindai/i18n'
import { Alert, Modal, Typography } from 'antd'
import { messages } from '../account-messages'

interface Props {
  readonly codes: readonly string[] | null
  readonly onClose: () => void
}

/** Recovery codes, this once. */
export function Codes({ codes, onClose }: Props) {
  const t = useMessages(messages)
  return (
    <Modal
      title={t.codesTitle}
      open={codes !== null}
      onOk={onClose}
      onCancel={onClose}
      okText={t.kept}
      footer={(_, { OkBtn }) => <OkBtn />}
      mask={{ closable: false }}
    >
      <Alert type="warning" showIcon title={t.codesOnce} />
      <ul className="xd-account-codes">
        {codes?.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Typography.Text copyable={{ text: codes?.join('\n') ?? '' }}>{t.copyAll}</Typography.Text>
    </Modal>
  )
}
