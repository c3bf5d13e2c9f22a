import type { JsonObject } from '../../../shared/json'

/** What somebody wrote, with what was there before each step. */
export interface History {
  readonly past: readonly JsonObject[]
  readonly now: JsonObject
  readonly future: readonly JsonObject[]
  /** When the last change came, in milliseconds. */
  readonly at: number
}

const MOST_STEPS = 100
/** Changes that follow this close, as letters of a word do, are one step. */
const PAUSE = 700

export function begun(now: JsonObject): History {
  return { past: [], now, future: [], at: 0 }
}

export function changed(history: History, now: JsonObject, at: number): History {
  const isSameStep = at - history.at < PAUSE && history.past.length > 0
  const past = isSameStep ? history.past : [...history.past, history.now].slice(-MOST_STEPS)
  return { past, now, future: [], at }
}

export function undone(history: History): History {
  const now = history.past.at(-1)
  if (!now) return history
  return { past: history.past.slice(0, -1), now, future: [history.now, ...history.future], at: 0 }
}

export function redone(history: History): History {
  const [now, ...future] = history.future
  if (!now) return history
  return { past: [...history.past, history.now], now, future, at: 0 }
}
