import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Tag } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { CreateCustomer } from './CreateCustomer'
import {
  CustomerBranchesDocument,
  CustomerListDocument,
  type CustomerListQuery,
} from './customers.generated'
import { messages } from './messages'

type Row = CustomerListQuery['customers']['edges'][number]['node']

/** Customers of the branches one sees. ID numbers and phones are found only when given whole. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const state = useListState()
  const [adding, setAdding] = useState(false)
  const read = useRead(CustomerListDocument, {
    first: state.first,
    after: state.after,
    where: state.values,
  })
  return (
    <Page
      title={t.title}
      actions={
        can('customer.create') ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.create}
          </Button>
        ) : null
      }
    >
      <Section>
        <List<Row>
          list="CUSTOMERS"
          label={t.title}
          columns={useColumns()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.customers}
          empty={t.empty}
        />
      </Section>
      {adding ? <CreateCustomer onClose={() => setAdding(false)} /> : null}
    </Page>
  )
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const { data } = useRead(CustomerBranchesDocument, {}, { policy: 'cache-first' })
  const branches = (data?.branches ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'phone', label: t.wholePhone, kind: 'text' },
    { key: 'idNumber', label: t.wholeId, kind: 'text' },
    { key: 'branchId', label: t.branch, kind: 'choice', options: branches },
  ]
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (one) => <Link to={`/customers/${encodeURIComponent(one.id)}`}>{one.number}</Link>,
    },
    { key: 'name', title: t.name, render: (one) => one.name },
    { key: 'idNumber', title: t.idNumber, render: (one) => one.idNumber },
    { key: 'phone', title: t.phone, render: (one) => one.phone ?? '—' },
    { key: 'branch', title: t.branch, render: (one) => one.branch?.name ?? '—' },
    {
      key: 'segments',
      title: t.segments,
      render: (one) => one.segments.map((segment) => <Tag key={segment}>{segment}</Tag>),
    },
    { key: 'source', title: t.source, shown: false, render: (one) => one.source },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (one) => <DateTimeText value={one.createdAt} />,
    },
  ]
}
