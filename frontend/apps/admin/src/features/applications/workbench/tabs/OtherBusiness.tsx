import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText, Named } from '@xindai/ui'
import { Table, Tag } from 'antd'
import { Link } from 'react-router'
import { StatusTag } from '../../../../shared/StatusTag'
import { APPLICATION_TONES } from '../../parts/tones'
import type { WorkbenchCustomerQuery } from '../more.generated'
import { customerMessages } from './customer-messages'

type Loan = NonNullable<NonNullable<WorkbenchCustomerQuery['customer']>['loans']>[number]
type Other = WorkbenchCustomerQuery['applications']['edges'][number]['node']

/** The customer's loans; a late one is said in words and colour. */
export function Loans({ loans }: { loans: readonly Loan[] }) {
  const t = useMessages(customerMessages)
  const code = useCode()
  return (
    <>
      <h3>{t.loans}</h3>
      <Table<Loan>
        rowKey="id"
        size="small"
        pagination={false}
        locale={{ emptyText: t.noLoans }}
        dataSource={[...loans]}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'n',
            title: t.number,
            render: (_, row) => (
              <Link to={`/loans/${encodeURIComponent(row.id)}`}>{row.number}</Link>
            ),
          },
          { key: 's', title: t.status, render: (_, row) => code('LoanStatus', row.status) },
          {
            key: 'p',
            title: t.principal,
            align: 'right',
            render: (_, row) => <Amount value={row.principal} />,
          },
          {
            key: 'o',
            title: t.outstanding,
            align: 'right',
            render: (_, row) => <Amount value={row.outstanding} />,
          },
          {
            key: 'd',
            title: t.daysPastDue,
            align: 'right',
            render: (_, { daysPastDue }) =>
              daysPastDue > 0 ? <Tag color="error">{daysPastDue}</Tag> : daysPastDue,
          },
          { key: 'b', title: t.since, render: (_, row) => <DateText value={row.disbursedOn} /> },
        ]}
      />
    </>
  )
}

/** What else the customer has applied for. */
export function Others({ applications }: { applications: readonly Other[] }) {
  const t = useMessages(customerMessages)
  return (
    <>
      <h3>{t.others}</h3>
      <Table<Other>
        rowKey="id"
        size="small"
        pagination={false}
        locale={{ emptyText: t.noOthers }}
        dataSource={[...applications]}
        scroll={{ x: 'max-content' }}
        columns={[
          {
            key: 'n',
            title: t.number,
            render: (_, row) => (
              <Link to={`/applications/${encodeURIComponent(row.id)}`}>{row.number}</Link>
            ),
          },
          { key: 'p', title: t.product, render: (_, row) => <Named value={row.product} /> },
          {
            key: 's',
            title: t.status,
            render: (_, row) => (
              <StatusTag kind="ApplicationStatus" value={row.status} tones={APPLICATION_TONES} />
            ),
          },
          {
            key: 'a',
            title: t.amount,
            align: 'right',
            render: (_, row) => <Amount value={row.amount} />,
          },
          {
            key: 'c',
            title: t.created,
            render: (_, row) => <DateTimeText value={row.createdAt} />,
          },
        ]}
      />
    </>
  )
}
