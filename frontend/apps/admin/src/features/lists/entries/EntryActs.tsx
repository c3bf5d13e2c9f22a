import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../lists-messages'
import type { Entry } from './EntryList'
import { EntryDecideDocument, EntryRemoveDocument } from './entries.generated'

interface Props {
  readonly entry: Entry
  readonly onChanged: () => void
}

/** What one can do with an entry: a second person decides, both on and off the list. */
export function EntryActs({ entry, onChanged }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [removing, setRemoving] = useState(false)
  if (entry.status === 'PROPOSED' || entry.status === 'REMOVAL_ASKED') {
    return can('customer_list.confirm') ? <Decide entry={entry} onChanged={onChanged} /> : null
  }
  if (entry.status !== 'ACTIVE' || !can('customer_list.change')) return null
  return (
    <>
      <Button type="link" size="small" onClick={() => setRemoving(true)}>
        {t.remove}
      </Button>
      {removing ? (
        <VerbDrawer
          title={t.remove}
          open
          onClose={() => setRemoving(false)}
          document={EntryRemoveDocument}
          toInput={({ reason }: { reason: string }) => ({ entryId: entry.id, reason })}
          onDone={onChanged}
        >
          <Alert type="info" showIcon title={t.removeText} className="xd-gap" />
          <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
        </VerbDrawer>
      ) : null}
    </>
  )
}

function Decide({ entry, onChanged }: Props) {
  const t = useMessages(messages)
  const decide = useAct(EntryDecideDocument)
  const say = async (agrees: boolean) => {
    if (await decide.act({ entryId: entry.id, agrees })) onChanged()
  }
  const isNew = entry.status === 'PROPOSED'
  return (
    <>
      <Popconfirm title={isNew ? t.confirmSure : t.agreeRemovalSure} onConfirm={() => say(true)}>
        <Button type="link" size="small" loading={decide.busy}>
          {isNew ? t.confirm : t.agreeRemoval}
        </Button>
      </Popconfirm>
      <Popconfirm title={isNew ? t.turnDownSure : t.keepSure} onConfirm={() => say(false)}>
        <Button type="link" size="small" danger loading={decide.busy}>
          {isNew ? t.turnDown : t.keep}
        </Button>
      </Popconfirm>
    </>
  )
}
