import { SearchOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { lazy, Suspense, useEffect, useState } from 'react'
import { messages } from './search-messages'
import './search.css'

const SearchDialog = lazy(() => import('./SearchDialog'))

/** Ctrl-K or ⌘K from everywhere. */
export function SearchButton() {
  const t = useMessages(messages)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <Button icon={<SearchOutlined />} onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        {t.open} <kbd className="xd-kbd">{t.keys}</kbd>
      </Button>
      {open ? (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
