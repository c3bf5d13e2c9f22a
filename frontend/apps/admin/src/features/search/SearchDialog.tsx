import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Input, Modal, Tag } from 'antd'
import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { pathOf } from './paths'
import { GlobalSearchDocument, type GlobalSearchQuery } from './search.generated'
import { messages } from './search-messages'

type Hit = GlobalSearchQuery['search'][number]
const PAUSE_MS = 250
const SHORTEST = 2

/** A combobox over everything one may see; keys choose, Enter opens. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const go = useNavigate()
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = useLater(text.trim(), PAUSE_MS)
  const read = useRead(
    GlobalSearchDocument,
    { text: wanted },
    { pause: wanted.length < SHORTEST, policy: 'network-only' },
  )
  const hits = wanted.length < SHORTEST ? [] : (read.data?.search ?? [])
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onClose()
    go(pathOf(hit))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && hits.length > 0) {
      event.preventDefault()
      setAt((old) => (old + step + hits.length) % hits.length)
    }
    if (event.key === 'Enter') open(hits[at])
  }
  const nothing = wanted.length >= SHORTEST && !read.loading && hits.length === 0
  return (
    <Modal open title={t.title} footer={null} onCancel={onClose} width={640} destroyOnHidden>
      <Input
        autoFocus
        size="large"
        value={text}
        maxLength={64}
        placeholder={t.hint}
        aria-label={t.hint}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls={`${id}list`}
        aria-activedescendant={hits[at] ? `${id}${at}` : undefined}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}list`} role="listbox" aria-label={t.results} className="xd-hits">
        {hits.map((hit, index) => (
          // The input keeps the focus and has the keys; a pointer may click.
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled at the combobox
          // biome-ignore lint/a11y/useFocusableInteractive: the active one is named by the combobox
          <div
            key={hit.id}
            id={`${id}${index}`}
            role="option"
            aria-selected={index === at}
            className="xd-hit"
            onMouseEnter={() => setAt(index)}
            onClick={() => open(hit)}
          >
            <HitLine hit={hit} />
          </div>
        ))}
      </div>
      <p className="xd-muted" role="status">
        {nothing ? t.nothing : t.start}
      </p>
    </Modal>
  )
}

function HitLine({ hit }: { hit: Hit }) {
  const code = useCode()
  return (
    <>
      <Tag>{code('SearchKind', hit.kind)}</Tag>
      <strong>{hit.title}</strong> <span className="xd-muted">{hit.number}</span>
      <span className="xd-muted xd-hit-sub">{hit.subtitle}</span>
    </>
  )
}

/** The value once it has rested. */
function useLater(value: string, ms: number): string {
  const [later, setLater] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setLater(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return later
}
