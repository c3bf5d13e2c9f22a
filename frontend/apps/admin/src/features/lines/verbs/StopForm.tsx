import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { LineFieldsFragment } from '../detail/line.generated'
import { verbMessages } from './verb-messages'
import { LineCloseDocument, LineFreezeDocument, LineUnfreezeDocument } from './verbs.generated'

interface Props {
  readonly verb: 'freeze' | 'close' | 'unfreeze'
  readonly line: LineFieldsFragment
  readonly onClose: () => void
  readonly onDone: () => void
}

/** What stops a line or lets it go on, with a reason. */
export function StopForm({ verb, line, onClose, onDone }: Props) {
  const t = useMessages(verbMessages)
  const words = { freeze: t.freezeText, close: t.closeText, unfreeze: t.second }
  const common = {
    title: t[verb],
    open: true,
    onClose,
    toInput: ({ reason }: { reason: string }) => ({ lineId: line.id, reason }),
    onDone,
    submitText: t[verb],
  }
  const fields = (
    <>
      <Alert
        type={verb === 'close' ? 'warning' : 'info'}
        showIcon
        title={words[verb]}
        className="xd-gap"
      />
      <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </>
  )
  if (verb === 'unfreeze') {
    return (
      <VerbDrawer {...common} document={LineUnfreezeDocument}>
        {fields}
      </VerbDrawer>
    )
  }
  return verb === 'close' ? (
    <VerbDrawer {...common} document={LineCloseDocument} danger>
      {fields}
    </VerbDrawer>
  ) : (
    <VerbDrawer {...common} document={LineFreezeDocument} danger>
      {fields}
    </VerbDrawer>
  )
}
