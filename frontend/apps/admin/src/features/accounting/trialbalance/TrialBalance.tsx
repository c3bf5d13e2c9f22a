import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney, minor } from '@xindai/money'
import { Amount, Named } from '@xindai/ui'
import { Empty, Table, Tag } from 'antd'
import { Link } from 'react-router'
import { DateInput } from '../../../shared/fields'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { messages } from '../accounting-messages'
import { TrialBalancePageDocument, type TrialBalancePageQuery } from './trialbalance.generated'

type Balance = TrialBalancePageQuery['trialBalance'][number]
type Line = Balance['lines'][number]

/** Every account on a day, by currency; the difference of both sides is zero or said aloud. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const { businessDate } = useSession()
  const on = state.values.on ?? businessDate
  const read = useRead(TrialBalancePageDocument, { on })
  return (
    <Page
      title={t.trialBalance}
      actions={
        <DateInput value={on} onChange={(date) => state.set('on', date)} aria-label={t.on} />
      }
    >
      <Ready read={read}>
        {(data) =>
          data.trialBalance.length === 0 ? (
            <Section>
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.nothing} />
            </Section>
          ) : (
            data.trialBalance.map((balance) => (
              <Section
                key={balance.currency}
                title={`${balance.currency} · ${balance.on}`}
                extra={<Verdict balance={balance} />}
              >
                <Lines lines={balance.lines} on={balance.on} label={t.trialBalance} />
              </Section>
            ))
          )
        }
      </Ready>
    </Page>
  )
}

function Verdict({ balance }: { balance: Balance }) {
  const t = useMessages(messages)
  if (minor(balance.difference.amount) === 0n) return <Tag color="success">{t.balanced}</Tag>
  return <Tag color="error">{fill(t.unbalanced, { amount: formatMoney(balance.difference) })}</Tag>
}

function Lines({ lines, on, label }: { lines: readonly Line[]; on: string; label: string }) {
  const t = useMessages(messages)
  const entries = (line: Line) =>
    `/accounting/entries?accountCode=${encodeURIComponent(line.accountCode)}&bookedOn=${on}`
  return (
    <Table<Line>
      rowKey="accountCode"
      size="small"
      aria-label={label}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...lines]}
      columns={[
        {
          title: t.account,
          render: (_, line) => <Link to={entries(line)}>{line.accountCode}</Link>,
        },
        { title: t.name, render: (_, line) => <Named value={line} /> },
        { title: t.opening, align: 'right', render: (_, line) => <Amount value={line.opening} /> },
        { title: t.debit, align: 'right', render: (_, line) => <Amount value={line.debit} /> },
        { title: t.credit, align: 'right', render: (_, line) => <Amount value={line.credit} /> },
        {
          title: t.closing,
          align: 'right',
          render: (_, line) => <Amount value={line.closing} strong />,
        },
      ]}
    />
  )
}
