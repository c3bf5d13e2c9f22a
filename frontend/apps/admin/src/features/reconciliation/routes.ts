import {
  AuditOutlined,
  FileDoneOutlined,
  FundOutlined,
  QuestionCircleOutlined,
} from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['reconciliation.read']

export default {
  menu: [
    {
      path: '/reconciliation',
      text: menuMessages.runs,
      icon: AuditOutlined,
      group: 'books',
      order: 50,
      permissions: SEES,
    },
    {
      path: '/statements',
      text: menuMessages.statements,
      icon: FileDoneOutlined,
      group: 'books',
      order: 52,
      permissions: SEES,
    },
    {
      path: '/suspense',
      text: menuMessages.suspense,
      icon: QuestionCircleOutlined,
      group: 'books',
      order: 54,
      permissions: SEES,
    },
    {
      path: '/settlement',
      text: menuMessages.report,
      icon: FundOutlined,
      group: 'books',
      order: 56,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'reconciliation', permissions: SEES, lazy: () => import('./runs/RunList') },
    { path: 'reconciliation/:id', permissions: SEES, lazy: () => import('./runs/RunPage') },
    {
      path: 'reconciliation/breaks/:id',
      permissions: SEES,
      lazy: () => import('./breaks/BreakPage'),
    },
    { path: 'statements', permissions: SEES, lazy: () => import('./statements/StatementList') },
    { path: 'statements/:id', permissions: SEES, lazy: () => import('./statements/StatementPage') },
    { path: 'suspense', permissions: SEES, lazy: () => import('./suspense/SuspenseList') },
    { path: 'suspense/:id', permissions: SEES, lazy: () => import('./suspense/SuspensePage') },
    { path: 'settlement', permissions: SEES, lazy: () => import('./report/SettlementReport') },
  ],
} satisfies Feature
