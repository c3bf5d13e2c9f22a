import { SettingOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Checkbox, Popover, Space } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../shared-messages'
import type { Column } from './types'

const KEY = 'xindai-columns'

/** Which columns of a list are shown; remembered in this browser. */
export function useColumns<N>(list: string, columns: readonly Column<N>[]) {
  const [chosen, setChosen] = useState<readonly string[] | null>(() => stored(list))
  const shown = columns.filter((column) =>
    chosen ? chosen.includes(column.key) : (column.shown ?? true),
  )
  const choose = (keys: readonly string[]) => {
    setChosen(keys)
    try {
      localStorage.setItem(`${KEY}.${list}`, JSON.stringify(keys))
    } catch {
      // It holds for this visit then.
    }
  }
  return { shown: shown.length > 0 ? shown : columns.slice(0, 1), choose }
}

function stored(list: string): readonly string[] | null {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(`${KEY}.${list}`) ?? 'null')
    return Array.isArray(found) ? found.map(String) : null
  } catch {
    return null
  }
}

interface Props<N> {
  readonly columns: readonly Column<N>[]
  readonly shown: readonly Column<N>[]
  readonly onChoose: (keys: readonly string[]) => void
}

export function ColumnChoice<N>({ columns, shown, onChoose }: Props<N>) {
  const t = useMessages(sharedMessages)
  const keys = shown.map((column) => column.key)
  const toggle = (key: string, on: boolean) =>
    onChoose(on ? [...keys, key] : keys.filter((one) => one !== key))
  const content = (
    <Space orientation="vertical">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={keys.includes(column.key)}
          onChange={(event) => toggle(column.key, event.target.checked)}
        >
          {column.title}
        </Checkbox>
      ))}
    </Space>
  )
  return (
    <Popover content={content} trigger="click" placement="bottomRight">
      <Button icon={<SettingOutlined />}>{t.columns}</Button>
    </Popover>
  )
}
