import { ThunderboltOutlined } from '@ant-design/icons'
import type { LiveState } from '@xindai/graphql'
import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Badge, Button, Segmented } from 'antd'
import { useRef, useState } from 'react'
import { List } from '../../../shared/list/List'
import type { Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { HelpButton } from '../../../shared/shortcuts/HelpButton'
import { ShortcutHelp } from '../../../shared/shortcuts/ShortcutHelp'
import { useShortcuts } from '../../../shared/shortcuts/useShortcuts'
import { useChoices } from '../parts/useChoices'
import { useColumnsOf } from './columns'
import { messages } from './messages'
import { QueueNews } from './QueueNews'
import { useClaims } from './useClaims'
import { type QueueRow, useQueue, type Which } from './useQueue'
import { useQueueKeys } from './useQueueKeys'

/** What waits for somebody, the most urgent first; live. */
export function Component() {
  const t = useMessages(messages)
  const { state, which, queues, chosen, read, news } = useQueue()
  const acts = useClaims(read.reload)
  const [live, setLive] = useState<LiveState>('connecting')
  const [help, setHelp] = useState(false)
  const table = useRef<HTMLDivElement>(null)
  const rows = read.data?.applicationQueue.edges.map((edge) => edge.node) ?? []
  const wanted = chosen ? [chosen] : queues
  const keys = useQueueKeys({
    table,
    rows,
    ...acts,
    claimNext: () => acts.claimNext(wanted),
    reload: read.reload,
    help: () => setHelp(true),
  })
  useShortcuts(keys)
  const actions = (
    <>
      <Button
        type="primary"
        icon={<ThunderboltOutlined />}
        loading={acts.busy}
        onClick={() => acts.claimNext(wanted)}
        aria-keyshortcuts="n"
      >
        {t.claimNext} <kbd>n</kbd>
      </Button>
      <HelpButton onClick={() => setHelp(true)} />
    </>
  )
  return (
    <Page title={t.title} status={<Live state={live} />} actions={actions}>
      <Section>
        <Segmented<Which>
          aria-label={t.which}
          className="xd-gap"
          value={which}
          onChange={(next) => state.set('tab', next === 'unclaimed' ? undefined : next)}
          options={[
            { value: 'unclaimed', label: t.unclaimed },
            { value: 'mine', label: t.mine },
            { value: 'all', label: t.all },
          ]}
        />
        <div ref={table}>
          <List<QueueRow>
            list="APPLICATION_QUEUE"
            label={t.title}
            columns={useColumnsOf(acts)}
            filters={useFilters(queues)}
            state={state}
            read={read}
            connection={read.data?.applicationQueue}
            empty={which === 'mine' ? t.emptyMine : t.emptyUnclaimed}
          />
        </div>
      </Section>
      {queues.map((queue) => (
        <QueueNews key={queue} queue={queue} onNews={news} onState={setLive} />
      ))}
      <ShortcutHelp open={help} onClose={() => setHelp(false)} shortcuts={keys} />
    </Page>
  )
}

function useFilters(queues: readonly string[]): readonly Filter[] {
  const t = useMessages(messages)
  const code = useCode()
  const { branches } = useChoices()
  const states = queues.map((value) => ({ value, label: code('ApplicationStatus', value) }))
  const own: readonly Filter[] =
    queues.length > 1 ? [{ key: 'queue', label: t.queue, kind: 'choice', options: states }] : []
  return [...own, { key: 'branchId', label: t.branch, kind: 'choice', options: branches }]
}

function Live({ state }: { state: LiveState }) {
  const t = useMessages(messages)
  if (state === 'connecting') return null
  return state === 'live' ? (
    <Badge status="success" text={t.live} />
  ) : (
    <Badge status="warning" text={t.waiting} />
  )
}
