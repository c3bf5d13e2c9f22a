import './shortcuts.css'
import { useEffect, useRef } from 'react'
import { shortcutsAreOn } from './choice'

/** One key that does something on a screen, and what it does in words. */
export interface Shortcut {
  /** As `KeyboardEvent.key` gives it: `c`, `?`, `[`. */
  readonly key: string
  readonly text: string
  /** Null: it is listed, and not possible now; left out: the browser does it by itself. */
  readonly run?: (() => void) | null
}

/** Single keys do something while nobody writes and no dialog is open. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isWriting(event.target) || dialogIsOpen()) return
      const found = latest.current.find(({ key }) => key === event.key)
      if (!found?.run || (found.key !== '?' && !shortcutsAreOn())) return
      event.preventDefault()
      found.run()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}

const TICKED = new Set(['radio', 'checkbox', 'button', 'submit', 'reset'])

function isWriting(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return !TICKED.has(target.type)
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  )
}

/** Drawers and modals of the kit stay in the page while they close. */
function dialogIsOpen(): boolean {
  const dialogs = document.querySelectorAll<HTMLElement>('[role="dialog"][aria-modal="true"]')
  return [...dialogs].some((dialog) => dialog.checkVisibility?.() ?? true)
}
