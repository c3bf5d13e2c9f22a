import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Alert } from 'antd'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import type { BreakOfPage } from './BreakPage'

/** The entry that makes the clearing account say what the bank says, or why there is none. */
export function Proposal({ found }: { found: BreakOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  if (found.noEntry)
    return <Alert type="info" showIcon title={code('NoEntryReason', found.noEntry)} />
  return (
    <SimpleTable
      label={t.proposal}
      rows={found.proposal}
      keyOf={(line) => `${line.role} ${line.branchId} ${line.amount.amount}`}
      columns={[
        { title: t.role, render: (line) => code('AccountRole', line.role) },
        {
          title: t.debit,
          right: true,
          render: ({ amount }) => (amount.amount.startsWith('-') ? '' : <Amount value={amount} />),
        },
        {
          title: t.credit,
          right: true,
          render: ({ amount }) =>
            amount.amount.startsWith('-') ? (
              <Amount value={{ ...amount, amount: amount.amount.slice(1) }} />
            ) : (
              ''
            ),
        },
      ]}
    />
  )
}
