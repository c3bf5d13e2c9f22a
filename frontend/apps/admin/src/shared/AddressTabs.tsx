import './address-tabs.css'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { useSearchParams } from 'react-router'

interface Tab {
  readonly key: string
  readonly label: ReactNode
  readonly content: ReactNode
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** Tabs whose choice lives in the address as `?tab=`; the first one needs none. */
export function AddressTabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const [params, setParams] = useSearchParams()
  const id = useId()
  const active = tabs.find((tab) => tab.key === params.get('tab')) ?? tabs[0]
  const list = useRef<HTMLDivElement>(null)
  // The chosen one is in sight, however the tabs are scrolled; the page itself stays where it is.
  useEffect(() => {
    const chosen = document.getElementById(`${id}${active?.key}`)
    const { left = 0, right = 0 } = chosen?.getBoundingClientRect() ?? {}
    const box = list.current?.getBoundingClientRect()
    if (box && (left < box.left || right > box.right)) list.current?.scrollBy(left - box.left, 0)
  }, [id, active?.key])
  const choose = (key: string) =>
    setParams(
      (old) => {
        const next = new URLSearchParams(old)
        if (key === tabs[0]?.key) next.delete('tab')
        else next.set('tab', key)
        return next
      },
      { preventScrollReset: true },
    )
  const move = (event: KeyboardEvent, at: number) => {
    const step = STEPS[event.key]
    const next = step && tabs[(at + step + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    choose(next.key)
    document.getElementById(`${id}${next.key}`)?.focus()
  }
  return (
    <div>
      <div ref={list} className="xd-tabs" role="tablist" aria-label={label}>
        {tabs.map((tab, at) => (
          <button
            key={tab.key}
            id={`${id}${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab === active}
            aria-controls={`${id}panel`}
            tabIndex={tab === active ? 0 : -1}
            onClick={() => choose(tab.key)}
            onKeyDown={(event) => move(event, at)}
          >
            {tab.label}
          </button>
        ))}
      </div>
      <div id={`${id}panel`} role="tabpanel" aria-labelledby={`${id}${active?.key}`}>
        {active?.content}
      </div>
    </div>
  )
}
