import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Tag } from 'antd'
import { Link, useParams } from 'react-router'
import { AddressTabs } from '../../../shared/AddressTabs'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { WatchPanel } from '../../../shared/warning/WatchPanel'
import { useSession } from '../../../shell/session'
import { Business } from './Business'
import { Contacts } from './contacts/Contacts'
import { CustomerPageDocument, type CustomerPageQuery } from './customer.generated'
import { Documents } from './Documents'
import { History } from './History'
import { Identity } from './Identity'
import { Known } from './Known'
import { messages } from './messages'
import { Standing } from './Standing'

export type Customer = NonNullable<CustomerPageQuery['customer']>

/** Everything about one customer, in one request. */
export function Component() {
  const { can } = useSession()
  const read = useRead(CustomerPageDocument, {
    id: useParams().id ?? '',
    history: can('customer.history'),
    lines: can('credit_line.read'),
    loans: can('loan.read'),
  })
  return (
    <Ready read={read}>
      {({ customer }) =>
        customer ? (
          <Shown customer={customer} onChanged={read.reload} />
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function Shown({ customer, onChanged }: { customer: Customer; onChanged: () => void }) {
  const t = useMessages(messages)
  const { can } = useSession()
  const parts = { customer, onChanged }
  return (
    <Page
      title={customer.name}
      trail={[{ text: t.customers, path: '/customers' }]}
      status={customer.isSynthetic ? <Tag>{t.synthetic}</Tag> : null}
      actions={<Elsewhere id={customer.id} />}
    >
      <Identity {...parts} />
      <AddressTabs
        label={t.parts}
        tabs={[
          { key: 'overview', label: t.overview, content: <Known {...parts} /> },
          { key: 'business', label: t.business, content: <Business customer={customer} /> },
          { key: 'documents', label: t.documents, content: <Documents {...parts} /> },
          { key: 'standing', label: t.ratings, content: <Standing {...parts} /> },
          ...(can('contact.read')
            ? [
                {
                  key: 'contacts',
                  label: t.reached,
                  content: <Contacts customerId={customer.id} />,
                },
              ]
            : []),
          ...(can('early_warning.read')
            ? [
                {
                  key: 'warnings',
                  label: t.warnings,
                  content: <WatchPanel customerId={customer.id} />,
                },
              ]
            : []),
          {
            key: 'history',
            label: t.history,
            content: <History events={customer.timeline ?? []} />,
          },
        ]}
      />
    </Page>
  )
}

/** His applications and contracts, as the lists have them. */
function Elsewhere({ id }: { id: string }) {
  const t = useMessages(messages)
  const { can } = useSession()
  const of = `?customerId=${encodeURIComponent(id)}`
  return (
    <>
      {can('application.read') ? <Link to={`/applications${of}`}>{t.applications}</Link> : null}
      {can('contract.read') ? <Link to={`/contracts${of}`}>{t.contracts}</Link> : null}
    </>
  )
}
