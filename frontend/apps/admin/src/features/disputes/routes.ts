import { QuestionCircleOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const permissions = ['loan_dispute.read']

export default {
  menu: [
    {
      path: '/disputes',
      text: menuMessages.disputes,
      icon: QuestionCircleOutlined,
      group: 'lending',
      order: 37,
      permissions,
    },
  ],
  screens: [
    { path: 'disputes', permissions, lazy: () => import('./list/DisputeList') },
    { path: 'disputes/:id', permissions, lazy: () => import('./detail/DisputePage') },
  ],
} satisfies Feature
