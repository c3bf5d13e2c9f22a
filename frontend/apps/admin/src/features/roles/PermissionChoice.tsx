import { useLanguage, useMessages } from '@xindai/i18n'
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { Permission } from './RoleForm'
import { messages } from './roles-messages'

interface Props {
  readonly permissions: readonly Permission[]
  readonly value?: readonly string[]
  readonly onChange?: (value: string[]) => void
}

/** Every permission by its domain, the first part of its code; a search narrows them. */
export function PermissionChoice({ permissions, value = [], onChange }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const [wanted, setWanted] = useState('')
  const fits = ({ code, zh, en }: Permission) =>
    `${code} ${zh} ${en}`.toLowerCase().includes(wanted.toLowerCase())
  const groups = Map.groupBy(permissions.filter(fits), ({ code }) => code.split('.')[0] ?? '')
  const toggle = (code: string, on: boolean) =>
    onChange?.(on ? [...value, code] : value.filter((one) => one !== code))
  return (
    <>
      <Input.Search
        placeholder={t.search}
        aria-label={t.search}
        allowClear
        onChange={(event) => setWanted(event.target.value)}
      />
      {[...groups].map(([group, ones]) => (
        <fieldset key={group} className="xd-permissions">
          <legend>{group}</legend>
          {ones.map((one) => (
            <Checkbox
              key={one.code}
              checked={value.includes(one.code)}
              onChange={(event) => toggle(one.code, event.target.checked)}
            >
              {one[language]}
            </Checkbox>
          ))}
        </fieldset>
      ))}
    </>
  )
}
