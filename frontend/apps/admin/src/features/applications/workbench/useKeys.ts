import { useMessages } from '@xindai/i18n'
import type { Shortcut } from '../../../shared/shortcuts/useShortcuts'
import type { Papers } from './documents/usePapers'
import { keyMessages } from './key-messages'
import { messages } from './messages'
import type { Rights } from './rights'
import type { Acts } from './useActs'
import { TABS, type Tab } from './useTab'

interface Wanted {
  readonly rights: Rights
  readonly acts: Acts
  readonly tab: (tab: Tab) => void
  readonly papers: Papers
  readonly help: () => void
}

/** The keys of the workbench. */
export function useKeys({ rights, acts, tab, papers, help }: Wanted): readonly Shortcut[] {
  const t = useMessages(messages)
  const k = useMessages(keyMessages)
  const when = (may: boolean, run: () => void) => (may && !acts.busy ? run : null)
  const hasPaper = papers.list.length > 0
  const isPicture = papers.opened?.kind === 'image'
  return [
    { key: 'c', text: t.claim, run: when(rights.claim, acts.claim) },
    { key: 'a', text: t.approve, run: when(rights.approve, () => acts.ask('approve')) },
    { key: 'b', text: t.sendBack, run: when(rights.sendBack, () => acts.ask('sendBack')) },
    { key: 'x', text: t.reject, run: when(rights.reject, () => acts.ask('reject')) },
    { key: 'p', text: t.phone, run: when(rights.phone, () => tab('phone')) },
    { key: 'y', text: t.accept, run: when(rights.accept, () => acts.ask('accept')) },
    { key: 's', text: t.submit, run: when(rights.submit, acts.submit) },
    { key: 'e', text: t.edit, run: when(rights.edit, acts.edit) },
    { key: 'h', text: t.handOver, run: when(rights.handOver, () => acts.ask('handOver')) },
    { key: 'u', text: t.release, run: when(rights.release, acts.release) },
    { key: 'w', text: t.withdraw, run: when(rights.withdraw, () => acts.ask('withdraw')) },
    { key: 'i', text: t.conflict, run: when(rights.conflict, () => acts.ask('conflict')) },
    { key: 'n', text: k.note, run: when(rights.note, () => focus('note-text')) },
    { key: '>', text: t.next, run: when(true, acts.claimNext) },
    ...TABS.map((name, n) => ({ key: String(n + 1), text: t[name], run: () => tab(name) })),
    { key: 'd', text: k.open, run: when(hasPaper, papers.open) },
    { key: ']', text: k.nextPaper, run: when(hasPaper, papers.next) },
    { key: '[', text: k.previousPaper, run: when(hasPaper, papers.previous) },
    { key: '+', text: k.larger, run: when(isPicture, papers.larger) },
    { key: '-', text: k.smaller, run: when(isPicture, papers.smaller) },
    { key: 'o', text: k.turn, run: when(isPicture, papers.turn) },
    { key: '?', text: k.help, run: help },
  ]
}

function focus(id: string): void {
  document.getElementById(id)?.focus()
}
