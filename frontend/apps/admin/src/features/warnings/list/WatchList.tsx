import { useCodes, useRead } from '@xindai/graphql'
import type { WatchWhere } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { LEVEL_TONES } from '../../../shared/warning/tones'
import { messages } from '../messages'
import { truths } from '../truths'
import { WatchListDocument, type WatchListQuery } from './watch.generated'

type Row = WatchListQuery['watchList']['edges'][number]['node']

/** Who is watched, the worst first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(WatchListDocument, {
    first: state.first,
    after: state.after,
    where: truths(state.values, ['hasTask', 'hasHold']) as WatchWhere,
  })
  return (
    <Page title={t.watchList}>
      <Section>
        <List<Row>
          list="WATCH_LIST"
          label={t.watchList}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.watchList}
          empty={t.nobodyWatched}
        />
      </Section>
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  const levels = useCodes('WatchLevel').filter((one) => one.value !== 'NONE')
  return [
    { key: 'level', label: t.level, kind: 'choice', options: levels },
    { key: 'code', label: t.signal, kind: 'choice', options: useCodes('WarningSignalCode') },
    { key: 'hasTask', label: t.task, kind: 'choice', options: yesNo(t.taskYes, t.taskNo) },
    { key: 'hasHold', label: t.hold, kind: 'choice', options: yesNo(t.holdYes, t.holdNo) },
  ]
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'customer',
      title: t.customer,
      render: (row) =>
        row.customer ? (
          <Link to={`/customers/${encodeURIComponent(row.customer.id)}?tab=warnings`}>
            {row.customer.name}
          </Link>
        ) : (
          '—'
        ),
    },
    { key: 'customerNumber', title: t.customerNumber, render: (row) => row.customer?.number },
    {
      key: 'level',
      title: t.level,
      render: (row) => <StatusTag kind="WatchLevel" value={row.level} tones={LEVEL_TONES} />,
    },
    { key: 'score', title: t.score, right: true, render: (row) => row.score },
    { key: 'signalCount', title: t.signals, right: true, render: (row) => row.signalCount },
    { key: 'branch', title: t.branch, render: (row) => row.branch?.name ?? '—' },
    { key: 'sinceOn', title: t.since, render: (row) => <DateText value={row.sinceOn} /> },
    {
      key: 'changedAt',
      title: t.changedAt,
      shown: false,
      render: (row) => <DateTimeText value={row.changedAt} />,
    },
  ]
}
