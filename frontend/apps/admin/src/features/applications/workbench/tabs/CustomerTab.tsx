import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Alert } from 'antd'
import { Facts } from '../../../../shared/Facts'
import { Ready } from '../../../../shared/Ready'
import { useSession } from '../../../../shell/session'
import { WorkbenchCustomerDocument, type WorkbenchCustomerQuery } from '../more.generated'
import type { Work } from '../types'
import { customerMessages } from './customer-messages'
import { Loans, Others } from './OtherBusiness'

export type Known = NonNullable<WorkbenchCustomerQuery['customer']>

/** The customer's line, loans, other applications, list entries, and who is in conflict. */
export function CustomerTab({ work }: { work: Work }) {
  const { can } = useSession()
  const customerId = work.customer?.id ?? ''
  const read = useRead(
    WorkbenchCustomerDocument,
    {
      customerId,
      withLine: can('credit_line.read'),
      withLoans: can('loan.read'),
      withLists: can('customer_list.read'),
    },
    { pause: customerId === '' },
  )
  return (
    <Ready read={read}>
      {(data) => (
        <div className="xd-stack">
          {data.customer ? <Entries customer={data.customer} /> : null}
          <Conflicts found={data.staffConflicts.filter((one) => one.customerId === customerId)} />
          {data.customer ? <Line line={data.customer.creditLine ?? null} /> : null}
          <Loans loans={data.customer?.loans ?? []} />
          <Others
            applications={data.applications.edges
              .map(({ node }) => node)
              .filter(({ id }) => id !== work.id)}
          />
        </div>
      )}
    </Ready>
  )
}

function Entries({ customer }: { customer: Known }) {
  const code = useCode()
  return (
    <>
      {(customer.listEntries ?? []).map((entry) => (
        <Alert
          key={entry.id}
          type={entry.list === 'BLACKLIST' ? 'error' : 'success'}
          showIcon
          title={`${code('ListKind', entry.list)} · ${code('ListEntryStatus', entry.status)}`}
          description={entry.reason}
        />
      ))}
    </>
  )
}

function Conflicts({ found }: { found: WorkbenchCustomerQuery['staffConflicts'] }) {
  const t = useMessages(customerMessages)
  if (found.length === 0) return null
  return (
    <>
      <h3>{t.conflicts}</h3>
      <ul>
        {found.map((one) => (
          <li key={one.id}>
            {one.staffName} · {one.reason} · <DateTimeText value={one.declaredAt} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Line({ line }: { line: NonNullable<Known['creditLine']> | null }) {
  const t = useMessages(customerMessages)
  const code = useCode()
  return (
    <>
      <h3>{t.line}</h3>
      {line ? (
        <Facts
          facts={[
            { label: t.number, value: line.number },
            { label: t.status, value: code('CreditLineStatus', line.status) },
            { label: t.limit, value: <Amount value={line.limit} strong /> },
            { label: t.used, value: <Amount value={line.used} /> },
            { label: t.reserved, value: <Amount value={line.reserved} /> },
            { label: t.available, value: <Amount value={line.available} /> },
            { label: t.expiresOn, value: <DateText value={line.expiresOn} /> },
          ]}
        />
      ) : (
        <p className="xd-muted">{t.noLine}</p>
      )}
    </>
  )
}
