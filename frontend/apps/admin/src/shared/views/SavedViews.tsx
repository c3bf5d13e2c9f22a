import { CloseOutlined, StarOutlined } from '@ant-design/icons'
import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popover, Space } from 'antd'
import { useState } from 'react'
import type { ListState } from '../list/state'
import { useAct } from '../verb/useAct'
import {
  SavedViewListDocument,
  SavedViewRemoveDocument,
  SavedViewSetDocument,
} from './views.generated'
import { viewMessages } from './views-messages'

interface Props {
  readonly list: string
  readonly state: ListState
  readonly columns: readonly string[]
  readonly onColumns: (keys: readonly string[]) => void
}

/** Filters, order and columns under names of one's own, on every machine one signs in from. */
export function SavedViews(props: Props) {
  const t = useMessages(viewMessages)
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      content={<Views {...props} onChosen={() => setOpen(false)} />}
    >
      <Button icon={<StarOutlined />}>{t.button}</Button>
    </Popover>
  )
}

function Views({ list, state, columns, onColumns, onChosen }: Props & { onChosen: () => void }) {
  const t = useMessages(viewMessages)
  const read = useRead(SavedViewListDocument, { list })
  const set = useAct(SavedViewSetDocument)
  const remove = useAct(SavedViewRemoveDocument)
  const views = read.data?.savedViews ?? []
  const choose = (view: (typeof views)[number]) => {
    state.replace(view.filter as Record<string, string>, view.order ?? undefined)
    if (view.columns.length > 0) onColumns(view.columns)
    onChosen()
  }
  const save = async ({ name }: { name: string }) => {
    const input = {
      list,
      name,
      filter: state.values,
      order: state.order ?? null,
      columns: [...columns],
    }
    if (await set.act(input)) read.reload()
  }
  return (
    <Space orientation="vertical">
      {views.length === 0 && read.data ? <span className="xd-muted">{t.none}</span> : null}
      {views.map((view) => (
        <Space key={view.id}>
          <Button type="link" onClick={() => choose(view)}>
            {view.name}
          </Button>
          <Button
            type="text"
            icon={<CloseOutlined />}
            aria-label={fill(t.remove, { name: view.name })}
            onClick={async () => (await remove.act({ viewId: view.id })) && read.reload()}
          />
        </Space>
      ))}
      <Form layout="inline" onFinish={save}>
        <Form.Item name="name" rules={[{ required: true, message: t.name }]}>
          <Input placeholder={t.name} aria-label={t.name} maxLength={40} />
        </Form.Item>
        <Button htmlType="submit" loading={set.busy}>
          {t.save}
        </Button>
      </Form>
    </Space>
  )
}
