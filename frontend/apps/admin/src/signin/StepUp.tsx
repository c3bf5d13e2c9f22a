import { KeyOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input, Modal, Skeleton, Space } from 'antd'
import { useState } from 'react'
import { settleProof, useProofAsked } from '../shell/proof'
import { ABOVE_ALL } from './above'
import { signInMessages } from './signin-messages'
import { type ProofKind, useProof } from './useProof'

/** Over whatever one does: the server wants to know again who it is. What was sent goes on then. */
export function StepUp() {
  return useProofAsked() ? <Dialog /> : null
}

function Dialog() {
  const t = useMessages(signInMessages)
  const proof = useProof(() => settleProof(true))
  return (
    <Modal
      open
      zIndex={ABOVE_ALL}
      title={t.proofTitle}
      footer={null}
      onCancel={() => settleProof(false)}
      mask={{ closable: false }}
      width={420}
    >
      <p>{t.proofText}</p>
      {proof.isReady ? <Choice proof={proof} /> : <Skeleton active paragraph={{ rows: 2 }} />}
    </Modal>
  )
}

function Choice({ proof }: { proof: ReturnType<typeof useProof> }) {
  const t = useMessages(signInMessages)
  const [chosen, setChosen] = useState<ProofKind | null>(null)
  const kind = chosen ?? proof.kinds[0]
  const labels = { password: t.password, totp: t.totp, recoveryCode: t.recovery }
  const swaps = { password: t.password, totp: t.useTotp, recoveryCode: t.useRecovery }
  const others = proof.kinds.filter((one) => one !== kind)
  return (
    <>
      {proof.error ? (
        <Alert type="error" showIcon title={proof.error} role="alert" className="xd-gap" />
      ) : null}
      {kind ? (
        <Form
          key={kind}
          layout="vertical"
          requiredMark={false}
          onFinish={({ text }: { text: string }) => proof.withText(kind, text.trim())}
        >
          <Form.Item
            name="text"
            label={labels[kind]}
            rules={[{ required: true, message: t.required }]}
          >
            {kind === 'password' ? (
              <Input.Password autoFocus autoComplete="current-password" maxLength={200} />
            ) : (
              <Input
                autoFocus
                autoComplete="one-time-code"
                inputMode={kind === 'totp' ? 'numeric' : 'text'}
                maxLength={40}
              />
            )}
          </Form.Item>
          <Button type="primary" htmlType="submit" block loading={proof.busy}>
            {t.verify}
          </Button>
        </Form>
      ) : null}
      <Space wrap>
        {others.map((one) => (
          <Button key={one} type="link" onClick={() => setChosen(one)}>
            {swaps[one]}
          </Button>
        ))}
        {proof.hasPasskey ? (
          <Button type="link" icon={<KeyOutlined />} onClick={proof.withPasskey}>
            {t.usePasskey}
          </Button>
        ) : null}
      </Space>
    </>
  )
}
