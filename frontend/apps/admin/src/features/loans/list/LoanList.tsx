import { useCodes, useRead } from '@xindai/graphql'
import type { LoanOrder, LoanWhere } from '@xindai/graphql/schema'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateText, Named } from '@xindai/ui'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { type ListState, useListState } from '../../../shared/list/state'
import type { Column, Filter } from '../../../shared/list/types'
import { CLASS_TONES, LOAN_TONES } from '../../../shared/loan/tones'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { LoanFilterChoicesDocument, LoanListDocument, type LoanListQuery } from './loans.generated'
import { messages } from './messages'

type Row = LoanListQuery['loans']['edges'][number]['node']

export function Component() {
  const t = useMessages(messages)
  const state = useListState('NUMBER_DESC')
  const read = useRead(LoanListDocument, {
    first: state.first,
    after: state.after,
    order: state.order as LoanOrder,
    where: where(state.values),
  })
  return (
    <Page title={t.title}>
      <Section>
        <List<Row>
          list="LOANS"
          label={t.title}
          columns={useColumnsOf()}
          filters={useFilters(state.values)}
          state={state}
          where={where(state.values)}
          read={read}
          connection={read.data?.loans}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

/** The filter of the server out of the address. */
function where(values: Readonly<Record<string, string>>): LoanWhere {
  const { overdue, ...rest } = values
  return { ...rest, overdue: overdue === undefined ? undefined : overdue === 'true' } as LoanWhere
}

function useFilters(values: ListState['values']): readonly Filter[] {
  const t = useMessages(messages)
  const { products, branches, ...opening } = useChoices(values)
  const yesNo = [
    { value: 'true', label: t.overdueYes },
    { value: 'false', label: t.overdueNo },
  ]
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('LoanStatus') },
    { key: 'assetClass', label: t.assetClass, kind: 'choice', options: useCodes('AssetClass') },
    { key: 'overdue', label: t.overdue, kind: 'choice', options: yesNo },
    { key: 'productId', label: t.product, kind: 'choice', options: products, ...opening },
    { key: 'branchId', label: t.branch, kind: 'choice', options: branches, ...opening },
    { key: 'disbursedFrom', label: t.disbursedFrom, kind: 'date' },
    { key: 'disbursedTo', label: t.disbursedTo, kind: 'date' },
  ]
}

/** Products and branches, read once somebody chooses among them or has chosen. */
function useChoices({ productId, branchId }: ListState['values']) {
  const isZh = useLanguage() === 'zh'
  const [isOpened, setOpened] = useState(false)
  const { data, loading } = useRead(
    LoanFilterChoicesDocument,
    { branches: useSession().can('identity.branch_read') },
    { policy: 'cache-first', pause: !isOpened && !productId && !branchId },
  )
  return {
    loading,
    onOpen: () => setOpened(true),
    products: (data?.products ?? []).map((one) => ({
      value: one.id,
      label: isZh ? one.nameZh : one.nameEn || one.nameZh,
    })),
    branches: (data?.branches ?? []).map((one) => ({ value: one.id, label: one.name })),
  }
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  return [
    {
      key: 'number',
      title: t.number,
      render: (loan) => <Link to={`/loans/${encodeURIComponent(loan.id)}`}>{loan.number}</Link>,
      orders: { ascend: 'NUMBER', descend: 'NUMBER_DESC' },
    },
    { key: 'customer', title: t.customer, render: (loan) => loan.customer?.name ?? '—' },
    { key: 'product', title: t.product, render: (loan) => <Named value={loan.product} /> },
    {
      key: 'status',
      title: t.status,
      render: (loan) => <StatusTag kind="LoanStatus" value={loan.status} tones={LOAN_TONES} />,
    },
    {
      key: 'principal',
      title: t.principal,
      right: true,
      render: (loan) => <Amount value={loan.principal} />,
    },
    {
      key: 'outstanding',
      title: t.outstanding,
      right: true,
      render: (loan) => <Amount value={loan.outstanding} strong />,
      orders: { ascend: 'OUTSTANDING', descend: 'OUTSTANDING_DESC' },
    },
    { key: 'daysPastDue', title: t.daysPastDue, right: true, render: (loan) => loan.daysPastDue },
    { key: 'nextDueOn', title: t.nextDueOn, render: (loan) => <DateText value={loan.nextDueOn} /> },
    {
      key: 'disbursedOn',
      title: t.disbursedOn,
      render: (loan) => <DateText value={loan.disbursedOn} />,
      orders: { ascend: 'DISBURSED_ON', descend: 'DISBURSED_ON_DESC' },
    },
    {
      key: 'assetClass',
      title: t.assetClass,
      shown: false,
      render: (loan) => <StatusTag kind="AssetClass" value={loan.assetClass} tones={CLASS_TONES} />,
    },
    { key: 'branch', title: t.branch, shown: false, render: (loan) => loan.branch?.name ?? '—' },
  ]
}
