import { AuditOutlined, CreditCardOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const LINES = ['credit_line.read']
const HISTORY = ['credit_line.history']

export default {
  menu: [
    {
      path: '/credit-lines',
      text: menuMessages.lines,
      icon: CreditCardOutlined,
      group: 'customers',
      order: 20,
      permissions: LINES,
    },
    {
      path: '/line-proposals',
      text: menuMessages.proposals,
      icon: AuditOutlined,
      group: 'customers',
      order: 25,
      permissions: HISTORY,
    },
  ],
  screens: [
    { path: 'credit-lines', permissions: LINES, lazy: () => import('./list/LineList') },
    { path: 'credit-lines/:id', permissions: HISTORY, lazy: () => import('./detail/LinePage') },
    {
      path: 'line-proposals',
      permissions: HISTORY,
      lazy: () => import('./proposals/ProposalList'),
    },
    {
      path: 'line-proposals/:id',
      permissions: HISTORY,
      lazy: () => import('./proposals/ProposalPage'),
    },
  ],
} satisfies Feature
