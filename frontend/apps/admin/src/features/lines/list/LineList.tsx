import { useCodes, useRead } from '@xindai/graphql'
import type { CreditLineStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { CustomerLink } from '../CustomerLink'
import { messages } from '../line-messages'
import { LINE_TONES } from '../tones'
import { useLineChoices } from '../useLineChoices'
import { GrantForm } from '../verbs/GrantForm'
import { PreApproveForm } from '../verbs/PreApproveForm'
import { verbMessages } from '../verbs/verb-messages'
import { LineListDocument, type LineListQuery } from './lines.generated'

type Row = LineListQuery['creditLines']['edges'][number]['node']

/** What customers may owe, and how much of it is free. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const { status, ...values } = state.values
  const read = useRead(LineListDocument, {
    first: state.first,
    after: state.after,
    where: { ...values, status: (status ?? null) as CreditLineStatus | null },
  })
  return (
    <Page title={t.title} actions={<Actions />}>
      <Section>
        <List<Row>
          list="CREDIT_LINES"
          label={t.title}
          columns={useColumns()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.creditLines}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

/** Lines are proposed by hand or by a list; another person decides. */
function Actions() {
  const t = useMessages(verbMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'grant' | 'preApprove' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {can('credit_line.pre_approve') ? (
        <Button onClick={() => setOpen('preApprove')}>{t.preApprove}</Button>
      ) : null}
      {can('credit_line.propose') ? (
        <Button type="primary" onClick={() => setOpen('grant')}>
          {t.grant}
        </Button>
      ) : null}
      {open === 'grant' ? <GrantForm onClose={close} /> : null}
      {open === 'preApprove' ? <PreApproveForm onClose={close} /> : null}
    </>
  )
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const { branches, products } = useLineChoices()
  const statuses = useCodes('CreditLineStatus')
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'status', label: t.status, kind: 'choice', options: statuses },
    { key: 'branchId', label: t.branch, kind: 'choice', options: branches },
    { key: 'productId', label: t.product, kind: 'choice', options: products },
    { key: 'expiresUntil', label: t.expiresUntil, kind: 'date' },
  ]
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (one) => <Link to={`/credit-lines/${encodeURIComponent(one.id)}`}>{one.number}</Link>,
    },
    {
      key: 'customer',
      title: t.customer,
      render: (one) => <CustomerLink customer={one.customer} />,
    },
    {
      key: 'status',
      title: t.status,
      render: (one) => <StatusTag kind="CreditLineStatus" value={one.status} tones={LINE_TONES} />,
    },
    { key: 'limit', title: t.limit, right: true, render: (one) => <Amount value={one.limit} /> },
    {
      key: 'temporary',
      title: t.temporary,
      right: true,
      shown: false,
      render: (one) => <Amount value={one.temporary} />,
    },
    {
      key: 'reserved',
      title: t.reserved,
      right: true,
      render: (one) => <Amount value={one.reserved} />,
    },
    { key: 'used', title: t.used, right: true, render: (one) => <Amount value={one.used} /> },
    {
      key: 'available',
      title: t.available,
      right: true,
      render: (one) => <Amount value={one.available} strong />,
    },
    {
      key: 'expiresOn',
      title: t.expiresOn,
      render: (one) => <DateText value={one.expiresOn} />,
    },
  ]
}
