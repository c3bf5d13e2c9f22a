import { useCodes, useRead } from '@xindai/graphql'
import type { ListEntryStatus, ListKind } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../lists-messages'
import { ENTRY_TONES, LIST_TONES } from '../tones'
import { AddEntry } from './AddEntry'
import { EntryActs } from './EntryActs'
import { EntryListDocument, type EntryListQuery } from './entries.generated'

export type Entry = EntryListQuery['listEntries']['edges'][number]['node']

/** Who is barred and who is pre-approved, by ID number. */
export function Component() {
  const t = useMessages(messages)
  const go = useNavigate()
  const { can } = useSession()
  const state = useListState()
  const [adding, setAdding] = useState(false)
  const { list, status, idNumber } = state.values
  const read = useRead(EntryListDocument, {
    first: state.first,
    after: state.after,
    where: {
      list: (list ?? null) as ListKind | null,
      status: (status ?? null) as ListEntryStatus | null,
      idNumber: idNumber ?? null,
    },
  })
  const lists = useCodes('ListKind')
  const statuses = useCodes('ListEntryStatus')
  return (
    <Page
      title={t.title}
      actions={
        <>
          <Button onClick={() => go('/lists/imports')}>{t.imports}</Button>
          {can('customer_list.change') ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          ) : null}
        </>
      }
    >
      <Section>
        <List<Entry>
          list="LIST_ENTRIES"
          label={t.title}
          columns={useColumns(read.reload)}
          filters={[
            { key: 'list', label: t.list, kind: 'choice', options: lists },
            { key: 'status', label: t.status, kind: 'choice', options: statuses },
            { key: 'idNumber', label: t.wholeId, kind: 'text' },
          ]}
          state={state}
          read={read}
          connection={read.data?.listEntries}
          empty={t.empty}
        />
      </Section>
      {adding ? <AddEntry onClose={() => setAdding(false)} onDone={read.reload} /> : null}
    </Page>
  )
}

function useColumns(onChanged: () => void): readonly Column<Entry>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'list',
      title: t.list,
      render: (one) => <StatusTag kind="ListKind" value={one.list} tones={LIST_TONES} />,
    },
    { key: 'idNumber', title: t.idNumber, render: (one) => one.idNumber },
    {
      key: 'customer',
      title: t.customer,
      render: (one) =>
        one.customerId ? (
          <Link
            to={`/customers/${encodeURIComponent(one.customerId)}`}
            aria-label={`${t.seeCustomer} ${one.idNumber}`}
          >
            {t.seeCustomer}
          </Link>
        ) : (
          '—'
        ),
    },
    {
      key: 'status',
      title: t.status,
      render: (one) => <StatusTag kind="ListEntryStatus" value={one.status} tones={ENTRY_TONES} />,
    },
    { key: 'reason', title: t.reason, render: (one) => one.reason },
    { key: 'source', title: t.source, render: (one) => one.source },
    { key: 'amount', title: t.amount, right: true, render: (one) => <Amount value={one.amount} /> },
    {
      key: 'validUntil',
      title: t.validUntil,
      render: (one) => <DateText value={one.validUntil} />,
    },
    { key: 'addedAt', title: t.addedAt, render: (one) => <DateTimeText value={one.addedAt} /> },
    {
      key: 'confirmedAt',
      title: t.confirmedAt,
      shown: false,
      render: (one) => <DateTimeText value={one.confirmedAt} />,
    },
    {
      key: 'removalReason',
      title: t.removalReason,
      shown: false,
      render: (one) => one.removalReason ?? '—',
    },
    {
      key: 'removedAt',
      title: t.removedAt,
      shown: false,
      render: (one) => <DateTimeText value={one.removedAt} />,
    },
    {
      key: 'act',
      title: '',
      render: (one) => <EntryActs entry={one} onChanged={onChanged} />,
    },
  ]
}
