import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import type { MoneyText } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Table } from 'antd'
import { ScrollBox } from '../ScrollBox'
import { loanMessages } from './loan-messages'
import { pairParts } from './schedule-diff'

interface Part {
  readonly name: string
  readonly amount: MoneyText
}

/** What the loan stands for on every account, before and after; what moves stands out. */
export function BalanceDiff({
  before,
  after,
}: {
  before: readonly Part[]
  after: readonly Part[]
}) {
  const t = useMessages(loanMessages)
  const code = useCode()
  const rows = pairParts(before, after)
  return (
    <ScrollBox label={t.balances}>
      <Table
        rowKey="name"
        size="small"
        pagination={false}
        dataSource={[...rows]}
        rowClassName={(row) =>
          row.before?.amount.amount === row.after?.amount.amount ? '' : 'xd-changed'
        }
        columns={[
          { key: 'name', title: t.item, render: (_, row) => code('AccountRole', row.name) },
          {
            key: 'before',
            title: t.before,
            align: 'right',
            render: (_, row) => <Amount value={row.before?.amount} />,
          },
          {
            key: 'after',
            title: t.after,
            align: 'right',
            render: (_, row) => <Amount value={row.after?.amount} strong />,
          },
        ]}
      />
    </ScrollBox>
  )
}
