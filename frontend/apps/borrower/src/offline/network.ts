import { useSyncExternalStore } from 'react'

export interface Network {
  /** The browser has a network and the server has answered last time. */
  readonly online: boolean
  /** Of when the oldest answer is that is shown now; null when everything is fresh. */
  readonly shownAt: string | null
}

let current: Network = { online: navigator.onLine, shownAt: null }
const listeners = new Set<() => void>()
const AGAIN_MS = 15_000

function set(next: Network): void {
  if (next.online === current.online && next.shownAt === current.shownAt) return
  current = next
  for (const listener of listeners) listener()
}

/** The server has answered. */
export function reached(): void {
  set({ online: true, shownAt: null })
}

/** It has not; `at` is when that was said which is shown instead, if there is anything. */
export function missed(at: string | null): void {
  const oldest = [current.shownAt, at].filter((one) => one !== null).sort()[0] ?? null
  set({ online: false, shownAt: oldest })
}

/** Reads everything on the screen again: every read listens to this event of the browser. */
export function tryAgain(): void {
  window.dispatchEvent(new Event('online'))
}

window.addEventListener('offline', () => set({ ...current, online: false }))
setInterval(() => {
  if (!current.online && navigator.onLine) tryAgain()
}, AGAIN_MS)

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useNetwork(): Network {
  return useSyncExternalStore(subscribe, () => current)
}
