import { SendOutlined, SwapOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const disbursements = ['disbursement.read']
const orders = ['payment.read']

export default {
  menu: [
    {
      path: '/disbursements',
      text: menuMessages.disbursements,
      icon: SendOutlined,
      group: 'lending',
      order: 25,
      permissions: disbursements,
    },
    {
      path: '/payments',
      text: menuMessages.orders,
      icon: SwapOutlined,
      group: 'lending',
      order: 40,
      permissions: orders,
    },
  ],
  screens: [
    {
      path: 'disbursements',
      permissions: disbursements,
      lazy: () => import('./disbursements/DisbursementList'),
    },
    {
      path: 'disbursements/:id',
      permissions: disbursements,
      lazy: () => import('./disbursements/DisbursementPage'),
    },
    { path: 'payments', permissions: orders, lazy: () => import('./orders/OrderList') },
    { path: 'payments/:id', permissions: orders, lazy: () => import('./orders/OrderPage') },
  ],
} satisfies Feature
