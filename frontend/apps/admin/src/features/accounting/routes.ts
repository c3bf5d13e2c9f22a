import { BookOutlined, CalculatorOutlined, CalendarOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['accounting.read']

export default {
  menu: [
    {
      path: '/accounting/trial-balance',
      text: menuMessages.trialBalance,
      icon: CalculatorOutlined,
      group: 'books',
      order: 10,
      permissions: SEES,
    },
    {
      path: '/accounting/entries',
      text: menuMessages.entries,
      icon: BookOutlined,
      group: 'books',
      order: 20,
      permissions: SEES,
    },
    {
      path: '/accounting/periods',
      text: menuMessages.periods,
      icon: CalendarOutlined,
      group: 'books',
      order: 40,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'accounting/periods', permissions: SEES, lazy: () => import('./periods/Periods') },
    {
      path: 'accounting/trial-balance',
      permissions: SEES,
      lazy: () => import('./trialbalance/TrialBalance'),
    },
    {
      path: 'accounting/entries',
      permissions: SEES,
      lazy: () => import('./entries/JournalEntries'),
    },
  ],
} satisfies Feature
