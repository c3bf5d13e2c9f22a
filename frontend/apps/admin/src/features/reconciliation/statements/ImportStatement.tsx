import { useMessages } from '@xindai/i18n'
import { Alert, App, Form, Select } from 'antd'
import { useNavigate } from 'react-router'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import { useAccounts } from '../useAccounts'
import { StatementInput } from './StatementInput'
import { StatementImportDocument } from './statements.generated'

interface Values {
  readonly accountId: string
  readonly fileId: string
}

/** A file of the bank goes in whole, once, or not at all. */
export function ImportStatement({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages)
  const go = useNavigate()
  const { message } = App.useApp()
  const accounts = useAccounts()
  return (
    <VerbDrawer
      title={t.import}
      open
      onClose={onClose}
      document={StatementImportDocument}
      toInput={(values: Values) => values}
      onDone={({ statement, isNew }) => {
        if (isNew === false) message.info(t.known)
        if (statement) go(`/statements/${encodeURIComponent(statement.id)}`)
      }}
      submitText={t.import}
    >
      <Alert type="info" showIcon title={t.importText} className="xd-gap" />
      <Form.Item name="accountId" label={t.account} rules={[{ required: true }]}>
        <Select loading={accounts.loading} options={accounts.options} />
      </Form.Item>
      <Form.Item name="fileId" label={t.file} rules={[{ required: true }]}>
        <StatementInput />
      </Form.Item>
    </VerbDrawer>
  )
}
