import { useCodes, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { PROMISE_TONES } from '../tones'
import {
  CollectionPromiseListDocument,
  type CollectionPromiseListQuery,
} from './promises.generated'

type Row = CollectionPromiseListQuery['collectionPromises']['edges'][number]['node']

/** What was promised and what came of it, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(CollectionPromiseListDocument, {
    first: state.first,
    after: state.after,
    status: (state.values.status ?? null) as never,
    mine: state.values.mine === 'true',
  })
  const filters: readonly Filter[] = [
    {
      key: 'status',
      label: t.status,
      kind: 'choice',
      options: useCodes('CollectionPromiseStatus'),
    },
    {
      key: 'mine',
      label: t.mine,
      kind: 'choice',
      options: [{ value: 'true', label: t.myCases }],
    },
  ]
  return (
    <Page title={t.promises}>
      <Section>
        <List<Row>
          list="COLLECTION_PROMISES"
          label={t.promises}
          columns={useColumnsOf()}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.collectionPromises}
          empty={t.promisesEmpty}
        />
      </Section>
    </Page>
  )
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => (
        <Link to={`/collections/cases/${encodeURIComponent(row.caseId)}`}>{row.caseNumber}</Link>
      ),
    },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    { key: 'amount', title: t.amount, right: true, render: (r) => <Amount value={r.amount} /> },
    {
      key: 'received',
      title: t.received,
      right: true,
      render: (row) => <Amount value={row.received} />,
    },
    { key: 'dueOn', title: t.dueOn, render: (row) => <DateText value={row.dueOn} /> },
    { key: 'lastOn', title: t.lastOn, render: (row) => <DateText value={row.lastOn} /> },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="CollectionPromiseStatus" value={row.status} tones={PROMISE_TONES} />
      ),
    },
    { key: 'madeBy', title: t.madeBy, render: (row) => <Who actor={row.madeBy} /> },
    {
      key: 'settledOn',
      title: t.settledOn,
      render: (row) => <DateText value={row.settledOn} />,
    },
  ]
}
