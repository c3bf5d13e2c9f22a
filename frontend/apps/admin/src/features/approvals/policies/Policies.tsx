import { useCode, useCodes, useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Button, Form, Input, InputNumber, Popconfirm, Select, Table } from 'antd'
import { useState } from 'react'
import { MoneyInput } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../approvals-messages'
import {
  ApprovalPolicyListDocument,
  type ApprovalPolicyListQuery,
  ApprovalPolicyRemoveDocument,
  ApprovalPolicySetDocument,
} from './policies.generated'

type Policy = ApprovalPolicyListQuery['approvalPolicies'][number]
interface Values {
  readonly command: string
  readonly role: string
  readonly minAmount?: string
  readonly validHours: number
}

/** Which commands wait for a second person. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(ApprovalPolicyListDocument, {})
  const [adding, setAdding] = useState(false)
  const mayChange = can('approval.policy_change')
  return (
    <Page
      title={t.policies}
      trail={[{ text: t.title, path: '/approvals' }]}
      sub={t.policiesHint}
      actions={
        mayChange ? (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t.addPolicy}
          </Button>
        ) : null
      }
    >
      <Section>
        <Ready read={read}>
          {(data) => (
            <PolicyTable
              policies={data.approvalPolicies}
              mayChange={mayChange}
              onChanged={read.reload}
            />
          )}
        </Ready>
      </Section>
      <VerbDrawer
        title={t.addPolicy}
        open={adding}
        onClose={() => setAdding(false)}
        document={ApprovalPolicySetDocument}
        initial={{ validHours: 72 }}
        toInput={(values: Values) => ({ ...values, minAmount: values.minAmount || '0.00' })}
        onDone={read.reload}
      >
        <PolicyFields />
      </VerbDrawer>
    </Page>
  )
}

function PolicyFields() {
  const t = useMessages(messages)
  return (
    <>
      <Form.Item
        name="command"
        label={t.command}
        extra={t.commandHint}
        rules={[{ required: true }]}
      >
        <Select showSearch={{ optionFilterProp: 'label' }} options={[...useCodes('Permission')]} />
      </Form.Item>
      <Form.Item name="role" label={t.role} rules={[{ required: true }]}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name="minAmount" label={t.minAmount}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="validHours" label={t.validHours} rules={[{ required: true }]}>
        <InputNumber min={1} max={720} precision={0} />
      </Form.Item>
    </>
  )
}

interface TableProps {
  readonly policies: readonly Policy[]
  readonly mayChange: boolean
  readonly onChanged: () => void
}

function PolicyTable({ policies, mayChange, onChanged }: TableProps) {
  const t = useMessages(messages)
  const code = useCode()
  const remove = useAct(ApprovalPolicyRemoveDocument)
  const action = (policy: Policy) => (
    <Popconfirm
      title={t.removeSure}
      onConfirm={async () => (await remove.act({ id: policy.id })) && onChanged()}
    >
      <Button type="link" danger>
        {t.removePolicy}
      </Button>
    </Popconfirm>
  )
  const language = useLanguage()
  return (
    <Table<Policy>
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...policies]}
      locale={{ emptyText: t.noPolicies }}
      columns={[
        { title: t.command, render: (_, policy) => code('Permission', policy.command) },
        {
          title: t.minAmount,
          align: 'right',
          render: (_, policy) => <Amount value={policy.minAmount} />,
        },
        { title: t.role, render: (_, policy) => policy.roleName[language] },
        { title: t.validHours, align: 'right', dataIndex: 'validHours' },
        ...(mayChange
          ? [{ title: '', key: 'act', render: (_: unknown, policy: Policy) => action(policy) }]
          : []),
      ]}
    />
  )
}
