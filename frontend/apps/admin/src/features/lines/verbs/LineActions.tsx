import { DownOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { useSession } from '../../../shell/session'
import type { LineFieldsFragment } from '../detail/line.generated'
import { type LineVerb, verbsFor } from './catalog'
import { ProposeForm } from './ProposeForm'
import { StopForm } from './StopForm'
import { verbMessages } from './verb-messages'

interface Props {
  readonly line: LineFieldsFragment
  readonly onChanged: () => void
}

/** The commands that fit the line as it stands. */
export function LineActions({ line, onChanged }: Props) {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<LineVerb | null>(null)
  const verbs = verbsFor(line.status, can)
  const [first, ...others] = verbs
  const close = () => setOpen(null)
  return (
    <>
      {first ? (
        <Button danger={first.danger} onClick={() => setOpen(first.name)}>
          {t[first.name]}
        </Button>
      ) : null}
      {others.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: others.map(({ name, danger }) => ({ key: name, label: t[name], danger })),
            onClick: ({ key }) => setOpen(key as LineVerb),
          }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {t.more}
          </Button>
        </Dropdown>
      ) : null}
      {open === 'adjust' || open === 'raise' || open === 'subLine' ? (
        <ProposeForm verb={open} line={line} onClose={close} />
      ) : open ? (
        <StopForm verb={open} line={line} onClose={close} onDone={onChanged} />
      ) : null}
    </>
  )
}
