import type { KeyboardEvent } from 'react'

/** j and k go down and up the links of a table's rows; Enter opens, as everywhere. */
export function moveByKeys(event: KeyboardEvent<HTMLElement>): void {
  const step = { j: 1, k: -1 }[event.key]
  if (!step || event.target instanceof HTMLInputElement) return
  const links = [...event.currentTarget.querySelectorAll<HTMLElement>('tbody td:first-child a')]
  const at = links.findIndex((link) => link.closest('tr')?.contains(event.target as Node))
  const next = links[at < 0 ? 0 : at + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}
