import { useMessages } from '@xindai/i18n'
import type { RefObject } from 'react'
import type { Shortcut } from '../../../shared/shortcuts/useShortcuts'
import { messages } from './messages'
import type { QueueRow } from './useQueue'

interface Wanted {
  readonly table: RefObject<HTMLElement | null>
  readonly rows: readonly QueueRow[]
  readonly claim: (row: QueueRow) => void
  readonly release: (row: QueueRow) => void
  readonly claimNext: () => void
  readonly reload: () => void
  readonly help: () => void
}

/** The keys of the queue. The row one is in is the one that holds the focus. */
export function useQueueKeys(wanted: Wanted): readonly Shortcut[] {
  const t = useMessages(messages)
  const { table, rows, claim, release, claimNext, reload, help } = wanted
  const onRow = (act: (row: QueueRow) => void) => () => {
    const key = document.activeElement?.closest('tr')?.getAttribute('data-row-key')
    const row = rows.find(({ id }) => id === key)
    if (row) act(row)
  }
  const enter = () => table.current?.querySelector<HTMLElement>('tbody td a')?.focus()
  return [
    { key: 'j', text: t.down, run: enter },
    { key: 'k', text: t.up, run: enter },
    { key: 'Enter', text: t.open },
    { key: 'c', text: t.claimRow, run: onRow(claim) },
    { key: 'u', text: t.releaseRow, run: onRow(release) },
    { key: 'n', text: t.claimNext, run: claimNext },
    { key: 'r', text: t.reload, run: reload },
    { key: '?', text: t.help, run: help },
  ]
}
