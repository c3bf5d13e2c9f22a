import { AuditOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['approval.ask', 'approval.read']

export default {
  menu: [
    {
      path: '/approvals',
      text: menuMessages.approvals,
      icon: AuditOutlined,
      group: 'work',
      order: 30,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'approvals', permissions: SEES, lazy: () => import('./list/ApprovalList') },
    {
      path: 'approvals/policies',
      permissions: ['approval.policy_read'],
      lazy: () => import('./policies/Policies'),
    },
    { path: 'approvals/:id', permissions: SEES, lazy: () => import('./detail/ApprovalPage') },
  ],
} satisfies Feature
