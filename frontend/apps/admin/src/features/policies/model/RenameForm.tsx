import { fill, useMessages } from '@xindai/i18n'
import { Form, Input, Modal } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { graphMessages } from './graph-messages'
import { nameOfBoth, namesIn, type TwoNames } from './local'
import type { ModelNode } from './types'
import { useNodeWords } from './useNodeWords'

interface Props {
  readonly node: ModelNode
  readonly onClose: () => void
  readonly onName: (name: string) => void
}

export function RenameForm({ node, onClose, onName }: Props) {
  const t = useMessages(graphMessages)
  const s = useMessages(sharedMessages)
  const { nameOf } = useNodeWords()
  const [form] = Form.useForm<TwoNames>()
  const done = (names: TwoNames) => {
    onClose()
    onName(nameOfBoth(names))
  }
  return (
    <Modal
      open
      title={fill(t.renameNode, { name: nameOf(node) })}
      okText={s.confirm}
      cancelText={s.cancel}
      onCancel={onClose}
      onOk={form.submit}
    >
      <Form form={form} layout="vertical" initialValues={namesIn(node.name)} onFinish={done}>
        <NameFields />
      </Form>
    </Modal>
  )
}

/** The two parts of a node's name; one of them is enough. */
export function NameFields() {
  const t = useMessages(graphMessages)
  return (
    <>
      <Form.Item
        name="zh"
        label={t.nameZh}
        dependencies={['en']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, zh?: string) => {
              if (nameOfBoth({ zh, en: getFieldValue('en') }) === '') throw Error(t.nameMissing)
            },
          }),
        ]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <Form.Item name="en" label={t.nameEn}>
        <Input maxLength={50} />
      </Form.Item>
    </>
  )
}
