import { useEffect } from 'react'

const MOVING: ReadonlySet<string> = new Set(['PLANNED', 'PAYING', 'SENT', 'UNKNOWN'])
const EVERY_SECONDS = 10

/** Reads again now and then while the bank has not decided; nothing once it has. */
export function useWhileMoving(status: string | undefined, reload: () => void): void {
  const isMoving = status !== undefined && MOVING.has(status)
  useEffect(() => {
    if (!isMoving) return
    const timer = setInterval(() => document.hidden || reload(), EVERY_SECONDS * 1_000)
    return () => clearInterval(timer)
  }, [isMoving, reload])
}
