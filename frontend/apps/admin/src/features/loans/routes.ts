import { AccountBookOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

export default {
  menu: [
    {
      path: '/loans',
      text: menuMessages.loans,
      icon: AccountBookOutlined,
      group: 'lending',
      order: 30,
      permissions: ['loan.read'],
    },
  ],
  screens: [
    { path: 'loans', permissions: ['loan.read'], lazy: () => import('./list/LoanList') },
    { path: 'loans/:id', permissions: ['loan.read'], lazy: () => import('./detail/LoanPage') },
  ],
} satisfies Feature
