import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Form, Input, Popconfirm, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CustomerSelect } from '../../../shared/customer/CustomerSelect'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from './conflict-messages'
import {
  ConflictDeclareDocument,
  ConflictEndDocument,
  ConflictListDocument,
  type ConflictListQuery,
} from './conflicts.generated'

type Row = ConflictListQuery['staffConflicts'][number]

/** Who keeps away from whom: one's own, and for who assigns work those of his branches. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const choosesStaff = can('application.assign') && can('identity.staff_read')
  const [declaring, setDeclaring] = useState(false)
  const read = useRead(ConflictListDocument, { choosesStaff })
  const staff = (read.data?.staff?.edges ?? []).map(({ node }) => ({
    value: node.id,
    label: `${node.displayName} (${node.login})`,
  }))
  const declare = (
    <Button type="primary" onClick={() => setDeclaring(true)}>
      {t.declare}
    </Button>
  )
  return (
    <Page title={t.title} sub={t.sub} actions={declare}>
      <Section>
        <Ready read={read}>
          {(data) => <Rows rows={data.staffConflicts} onChanged={read.reload} />}
        </Ready>
      </Section>
      {declaring ? (
        <VerbDrawer
          title={t.declare}
          open
          onClose={() => setDeclaring(false)}
          document={ConflictDeclareDocument}
          toInput={({ staffId, ...rest }: Values) => ({ ...rest, staffId: staffId ?? null })}
          onDone={read.reload}
        >
          {choosesStaff ? (
            <Form.Item name="staffId" label={t.staff} extra={t.self}>
              <Select options={staff} allowClear showSearch={{ optionFilterProp: 'label' }} />
            </Form.Item>
          ) : null}
          <Form.Item name="customerId" label={t.customer} rules={[{ required: true }]}>
            <CustomerSelect />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t.reason}
            extra={t.reasonHint}
            rules={[{ required: true }]}
          >
            <Input.TextArea rows={3} maxLength={500} />
          </Form.Item>
        </VerbDrawer>
      ) : null}
    </Page>
  )
}

interface Values {
  readonly staffId?: string
  readonly customerId: string
  readonly reason: string
}

function Rows({ rows, onChanged }: { rows: readonly Row[]; onChanged: () => void }) {
  const t = useMessages(messages)
  const mayEnd = useSession().can('application.assign')
  const end = useAct(ConflictEndDocument)
  const act = (row: Row) =>
    mayEnd ? (
      <Popconfirm
        title={t.endSure}
        onConfirm={async () => (await end.act({ conflictId: row.id })) && onChanged()}
      >
        <Button type="link" size="small">
          {t.end}
        </Button>
      </Popconfirm>
    ) : null
  return (
    <SimpleTable<Row>
      label={t.title}
      rows={rows}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        { title: t.staff, render: (row) => row.staffName },
        {
          title: t.customer,
          render: (row) => (
            <Link to={`/customers/${encodeURIComponent(row.customerId)}`}>
              {row.customer ? `${row.customer.name} (${row.customer.number})` : t.seeCustomer}
            </Link>
          ),
        },
        { title: t.reason, render: (row) => row.reason },
        { title: t.declaredBy, render: (row) => <Who actor={row.declaredBy} /> },
        { title: t.declaredAt, render: (row) => <DateTimeText value={row.declaredAt} /> },
        { title: '', render: act },
      ]}
    />
  )
}
