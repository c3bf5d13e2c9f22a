import { useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Empty, Tag } from 'antd'
import { Link } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import type { Customer } from './CustomerPage'
import { messages } from './messages'

/** His line, loans and cards. */
export function Business({ customer }: { customer: Customer }) {
  const t = useMessages(messages)
  const line = customer.creditLine
  return (
    <div className="xd-stack">
      <Section title={t.line}>
        {line ? (
          <Facts
            facts={[
              {
                label: t.number,
                value: (
                  <Link to={`/credit-lines/${encodeURIComponent(line.id)}`}>{line.number}</Link>
                ),
              },
              {
                label: t.status,
                value: (
                  <StatusTag
                    kind="CreditLineStatus"
                    value={line.status}
                    tones={{ ACTIVE: 'good', FROZEN: 'attention' }}
                  />
                ),
              },
              { label: t.limit, value: <Amount value={line.limit} /> },
              { label: t.used, value: <Amount value={line.used} /> },
              { label: t.available, value: <Amount value={line.available} strong /> },
              { label: t.expiresOn, value: <DateText value={line.expiresOn} /> },
            ]}
          />
        ) : (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noLine} />
        )}
      </Section>
      <Section title={t.loans}>
        <SimpleTable
          label={t.loans}
          rows={customer.loans ?? []}
          keyOf={(one) => one.id}
          empty={t.noLoans}
          columns={[
            {
              title: t.loanNumber,
              render: (one) => (
                <Link to={`/loans/${encodeURIComponent(one.id)}`}>{one.number}</Link>
              ),
            },
            {
              title: t.status,
              render: (one) => (
                <StatusTag
                  kind="LoanStatus"
                  value={one.status}
                  tones={{ ACTIVE: 'going', CLOSED: 'good', WRITTEN_OFF: 'bad' }}
                />
              ),
            },
            { title: t.principal, right: true, render: (one) => <Amount value={one.principal} /> },
            {
              title: t.outstanding,
              right: true,
              render: (one) => <Amount value={one.outstanding} strong />,
            },
            { title: t.daysPastDue, right: true, render: (one) => one.daysPastDue },
            { title: t.nextDueOn, render: (one) => <DateText value={one.nextDueOn} /> },
          ]}
        />
      </Section>
      <Section title={t.cards}>
        <SimpleTable
          label={t.cards}
          rows={customer.bankCards}
          keyOf={(one) => one.id}
          empty={t.none}
          columns={[
            { title: t.bank, render: (one) => one.bank ?? '—' },
            { title: t.card, render: (one) => one.number },
            {
              title: t.isDefault,
              render: (one) => (one.isDefault ? <Tag color="success">{t.isDefault}</Tag> : null),
            },
            { title: t.boundAt, render: (one) => <DateTimeText value={one.boundAt} /> },
          ]}
        />
      </Section>
    </div>
  )
}
