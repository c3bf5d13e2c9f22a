import { useSyncExternalStore } from 'react'

const KEY = 'xindai-shortcuts'
const listeners = new Set<() => void>()

/** Whether single keys act: somebody who speaks to his computer, or types by chance, turns it off. */
export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    return true
  }
}

export function turnShortcuts(on: boolean): void {
  try {
    localStorage.setItem(KEY, on ? 'on' : 'off')
  } catch {
    // It holds for this visit then.
  }
  for (const listener of listeners) listener()
}

export function useShortcutsAreOn(): boolean {
  return useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, shortcutsAreOn)
}
