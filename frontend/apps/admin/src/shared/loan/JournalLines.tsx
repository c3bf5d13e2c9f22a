import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import type { MoneyText } from '@xindai/money'
import { formatMoney } from '@xindai/money'
import { Table } from 'antd'
import { ScrollBox } from '../ScrollBox'
import { loanMessages } from './loan-messages'

interface Line {
  readonly accountCode: string
  readonly amount: MoneyText
}

/** A balanced entry as accountants write it: debit on the left, credit on the right. */
export function JournalLines({ lines, label }: { lines: readonly Line[]; label: string }) {
  const t = useMessages(loanMessages)
  const code = useCode()
  return (
    <ScrollBox label={label}>
      <Table
        aria-label={label}
        rowKey={(line) => `${line.accountCode} ${line.amount.amount}`}
        size="small"
        pagination={false}
        dataSource={[...lines]}
        columns={[
          {
            key: 'account',
            title: t.account,
            render: (_, { accountCode }) => (
              <>
                <span className="xd-amount xd-muted">{accountCode}</span>{' '}
                {code('Account', accountCode)}
              </>
            ),
          },
          {
            key: 'debit',
            title: t.debit,
            align: 'right',
            render: (_, { amount }) => <Side amount={amount} isCredit={false} />,
          },
          {
            key: 'credit',
            title: t.credit,
            align: 'right',
            render: (_, { amount }) => <Side amount={amount} isCredit />,
          },
        ]}
      />
    </ScrollBox>
  )
}

/** A credit is below zero on the line and without a sign in its column. */
function Side({ amount, isCredit }: { amount: MoneyText; isCredit: boolean }) {
  const negative = amount.amount.startsWith('-')
  if (negative !== isCredit) return null
  const shown = negative ? { ...amount, amount: amount.amount.slice(1) } : amount
  return <span className="xd-amount">{formatMoney(shown)}</span>
}
