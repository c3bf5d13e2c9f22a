import { useSyncExternalStore } from 'react'

interface Asked {
  readonly answer: Promise<boolean>
  readonly settle: (proven: boolean) => void
}

let asked: Asked | null = null
const listeners = new Set<() => void>()

function set(next: Asked | null): void {
  asked = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Asks the person to prove who he is; several commands at once wait for one answer. */
export function askProof(): Promise<boolean> {
  if (asked) return asked.answer
  let settle: (proven: boolean) => void = () => {}
  const answer = new Promise<boolean>((done) => {
    settle = done
  })
  set({ answer, settle })
  return answer
}

/** What became of it: the commands that wait go on, or stay refused. */
export function settleProof(proven: boolean): void {
  asked?.settle(proven)
  set(null)
}

export function useProofAsked(): boolean {
  return useSyncExternalStore(subscribe, () => asked !== null)
}
