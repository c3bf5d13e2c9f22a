import { useMessages } from '@xindai/i18n'
import { AddressTabs } from '../../../shared/AddressTabs'
import { BalancesTab } from './BalancesTab'
import { CardPayments } from './CardPayments'
import { Disputes } from './Disputes'
import { disputeMessages } from './dispute-messages'
import { Journal } from './Journal'
import type { LoanOfPage } from './LoanPage'
import { messages } from './messages'
import { Papers } from './Papers'
import { Requests } from './Requests'
import { Servicing } from './Servicing'
import { Schedule } from './schedule/Schedule'
import { servicingMessages } from './servicing-messages'
import { Transactions } from './Transactions'

/** The parts of a loan's page; what one may not see was not read and has no tab. */
export function LoanTabs({ loan, reload }: { loan: LoanOfPage; reload: () => void }) {
  const t = useMessages(messages)
  const s = useMessages(servicingMessages)
  const d = useMessages(disputeMessages)
  const { papers, payments, serviceRequests } = loan
  const tabs = [
    { key: 'schedule', label: t.tabSchedule, content: <Schedule loan={loan} /> },
    { key: 'transactions', label: t.tabTransactions, content: <Transactions loan={loan} /> },
    { key: 'balances', label: t.tabBalances, content: <BalancesTab loan={loan} /> },
    { key: 'journal', label: t.tabJournal, content: <Journal loan={loan} /> },
  ]
  if (payments) {
    const content = <CardPayments loan={loan} payments={payments} reload={reload} />
    tabs.push({ key: 'payments', label: t.tabPayments, content })
  }
  if (papers) {
    const content = <Papers loan={loan} papers={papers} reload={reload} />
    tabs.push({ key: 'papers', label: t.tabPapers, content })
  }
  if (serviceRequests) {
    const content = <Requests requests={serviceRequests} />
    tabs.push({ key: 'requests', label: t.tabRequests, content })
  }
  if (loan.disputes) {
    const content = <Disputes loan={loan} disputes={loan.disputes} reload={reload} />
    tabs.push({ key: 'disputes', label: d.title, content })
  }
  if (loan.debits) {
    const content = <Servicing loan={loan} reload={reload} />
    tabs.push({ key: 'servicing', label: s.tab, content })
  }
  return <AddressTabs label={t.overview} tabs={tabs} />
}
