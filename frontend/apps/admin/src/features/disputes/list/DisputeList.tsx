import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { LoanDisputeWhere } from '@xindai/graphql/schema'
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
import { AnswerDue } from '../AnswerDue'
import { messages } from '../messages'
import { DISPUTE_TONES } from '../tones'
import { DisputeListDocument, type DisputeListQuery } from './disputes.generated'

type Row = DisputeListQuery['loanDisputes']['edges'][number]['node']

/** What borrowers contest, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(DisputeListDocument, {
    first: state.first,
    after: state.after,
    where: where(state.values),
  })
  return (
    <Page title={t.disputes}>
      <Section>
        <List<Row>
          list="LOAN_DISPUTES"
          label={t.disputes}
          columns={useColumnsOf()}
          filters={useFilters()}
          state={state}
          read={read}
          connection={read.data?.loanDisputes}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

/** The filter of the server out of the address. */
function where({ isLate, ...rest }: Readonly<Record<string, string>>): LoanDisputeWhere {
  const late = isLate === undefined ? undefined : isLate === 'true'
  return { ...rest, isLate: late } as LoanDisputeWhere
}

function useFilters(): readonly Filter[] {
  const t = useMessages(messages)
  const late = [
    { value: 'true', label: t.lateYes },
    { value: 'false', label: t.lateNo },
  ]
  return [
    { key: 'number', label: t.number, kind: 'text' },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('LoanDisputeStatus') },
    { key: 'isLate', label: t.answered, kind: 'choice', options: late },
    { key: 'reason', label: t.reason, kind: 'choice', options: useCodes('LoanDisputeReason') },
  ]
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'number',
      title: t.number,
      render: (row) => <Link to={`/disputes/${encodeURIComponent(row.id)}`}>{row.number}</Link>,
    },
    { key: 'reason', title: t.reason, render: (row) => code('LoanDisputeReason', row.reason) },
    {
      key: 'status',
      title: t.status,
      render: (row) => (
        <StatusTag kind="LoanDisputeStatus" value={row.status} tones={DISPUTE_TONES} />
      ),
    },
    {
      key: 'amount',
      title: t.amount,
      right: true,
      render: (row) => <Amount value={row.amount} strong />,
    },
    { key: 'customer', title: t.customer, render: (row) => row.customer?.name ?? '—' },
    {
      key: 'loan',
      title: t.loan,
      render: ({ loan }) =>
        loan ? <Link to={`/loans/${encodeURIComponent(loan.id)}`}>{loan.number}</Link> : '—',
    },
    {
      key: 'daysPastDue',
      title: t.daysPastDue,
      right: true,
      render: (row) => row.loan?.daysPastDue ?? '—',
    },
    { key: 'openedOn', title: t.openedOn, render: (row) => <DateText value={row.openedOn} /> },
    { key: 'answerDueOn', title: t.answerDueOn, render: (row) => <AnswerDue dispute={row} /> },
    {
      key: 'createdBy',
      title: t.createdBy,
      render: (row) => (row.isByBorrower ? t.byBorrower : <Who actor={row.createdBy} />),
    },
  ]
}
