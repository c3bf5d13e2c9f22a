import {
  LeftOutlined,
  RightOutlined,
  RotateRightOutlined,
  ZoomInOutlined,
  ZoomOutOutlined,
} from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Space } from 'antd'
import { documentMessages } from './document-messages'
import type { Papers } from './usePapers'

/** Zoom, turn, and the way through the papers. */
export function Tools({ papers }: { papers: Papers }) {
  const t = useMessages(documentMessages)
  const isPicture = papers.opened?.kind === 'image'
  const tools = [
    { key: '[', icon: <LeftOutlined />, text: t.previous, run: papers.previous, on: true },
    { key: ']', icon: <RightOutlined />, text: t.next, run: papers.next, on: true },
    { key: '-', icon: <ZoomOutOutlined />, text: t.smaller, run: papers.smaller, on: isPicture },
    { key: '+', icon: <ZoomInOutlined />, text: t.larger, run: papers.larger, on: isPicture },
    { key: 'o', icon: <RotateRightOutlined />, text: t.turn, run: papers.turn, on: isPicture },
  ]
  return (
    <Space size={4} wrap>
      {tools.map(({ key, icon, text, run, on }) => (
        <Button
          key={key}
          size="small"
          icon={icon}
          disabled={!on}
          onClick={run}
          aria-label={text}
          aria-keyshortcuts={key}
          title={`${text} (${key})`}
        />
      ))}
      {papers.opened ? (
        <Button size="small" type="link" href={papers.opened.url} target="_blank">
          {t.newTab}
        </Button>
      ) : null}
    </Space>
  )
}
