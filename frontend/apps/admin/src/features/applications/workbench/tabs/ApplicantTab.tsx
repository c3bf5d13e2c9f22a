import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Space, Table, Tag } from 'antd'
import { Facts } from '../../../../shared/Facts'
import { useSession } from '../../../../shell/session'
import type { Applicant, Work } from '../types'
import { applicantMessages } from './applicant-messages'
import { Reveal } from './Reveal'

/** Who applies, as far as he is known; masked. */
export function ApplicantTab({ work }: { work: Work }) {
  const t = useMessages(applicantMessages)
  const { can } = useSession()
  const { customer } = work
  if (!customer) return null
  return (
    <div className="xd-stack">
      <Person customer={customer} />
      {can('customer.reveal') ? <Reveal customerId={customer.id} number={work.number} /> : null}
      <h3>{t.amounts}</h3>
      <Amounts customer={customer} />
      <h3>{t.contacts}</h3>
      <Contacts customer={customer} />
      {work.parties.length > 0 ? (
        <>
          <h3>{t.parties}</h3>
          <Parties work={work} />
        </>
      ) : null}
    </div>
  )
}

function Person({ customer }: { customer: Applicant }) {
  const t = useMessages(applicantMessages)
  const code = useCode()
  const { profile, employment } = customer
  const tags = [...customer.segments, ...customer.tags]
  return (
    <Facts
      facts={[
        { label: t.name, value: customer.name },
        { label: t.idNumber, value: customer.idNumber },
        { label: t.phone, value: customer.phone },
        { label: t.number, value: customer.number },
        { label: t.marital, value: code('MaritalStatus', profile?.maritalStatus) },
        { label: t.education, value: code('Education', profile?.education) },
        { label: t.residence, value: code('Residence', profile?.residence) },
        { label: t.dependants, value: profile?.dependants },
        { label: t.address, value: profile?.address },
        { label: t.employment, value: code('EmploymentKind', employment?.kind) },
        { label: t.employer, value: employment?.employer },
        { label: t.since, value: <DateText value={employment?.since} /> },
        ...(tags.length > 0
          ? [
              {
                label: t.tags,
                value: (
                  <Space wrap>
                    {tags.map((tag) => (
                      <Tag key={tag}>{tag}</Tag>
                    ))}
                  </Space>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

function Amounts({ customer }: { customer: Applicant }) {
  const t = useMessages(applicantMessages)
  const code = useCode()
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      locale={{ emptyText: t.noAmounts }}
      dataSource={[...customer.monthlyAmounts]}
      columns={[
        { key: 'side', title: t.side, render: (_, row) => code('MonthlyAmountSide', row.side) },
        { key: 'kind', title: t.kind, render: (_, row) => code('MonthlyAmountKind', row.kind) },
        {
          key: 'amount',
          title: t.monthly,
          align: 'right',
          render: (_, row) => <Amount value={row.amount} />,
        },
      ]}
    />
  )
}

function Contacts({ customer }: { customer: Applicant }) {
  const t = useMessages(applicantMessages)
  const code = useCode()
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      locale={{ emptyText: t.noContacts }}
      dataSource={[...customer.contacts]}
      columns={[
        { key: 'r', title: t.relation, render: (_, row) => code('ContactRelation', row.relation) },
        { key: 'n', title: t.name, render: (_, row) => row.name },
        { key: 'p', title: t.phone, render: (_, row) => row.phone },
      ]}
    />
  )
}

function Parties({ work }: { work: Work }) {
  const t = useMessages(applicantMessages)
  const code = useCode()
  return (
    <Table
      rowKey={(row) => `${row.role}${row.idNumber}`}
      size="small"
      pagination={false}
      dataSource={[...work.parties]}
      columns={[
        { key: 'r', title: t.role, render: (_, row) => code('ApplicationPartyRole', row.role) },
        { key: 'n', title: t.name, render: (_, row) => row.name },
        { key: 'i', title: t.idNumber, render: (_, row) => row.idNumber },
        { key: 'p', title: t.phone, render: (_, row) => row.phone ?? '—' },
      ]}
    />
  )
}
