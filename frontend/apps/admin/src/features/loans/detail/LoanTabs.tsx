import { useMessages } from '@xindai/i18n'
import { AddressTabs } from '../../../shared/AddressTabs'
import { BalancesTab } from './BalancesTab'
import { Journal } from './Journal'
import type { LoanOfPage } from './LoanPage'
import { messages } from './messages'
import { Schedule } from './schedule/Schedule'
import { Transactions } from './Transactions'

export function LoanTabs({ loan }: { loan: LoanOfPage }) {
  const t = useMessages(messages)
  return (
    <AddressTabs
      label={t.overview}
      tabs={[
        { key: 'schedule', label: t.tabSchedule, content: <Schedule loan={loan} /> },
        { key: 'transactions', label: t.tabTransactions, content: <Transactions loan={loan} /> },
        { key: 'balances', label: t.tabBalances, content: <BalancesTab loan={loan} /> },
        { key: 'journal', label: t.tabJournal, content: <Journal loan={loan} /> },
      ]}
    />
  )
}
