import { FieldTimeOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['loan.end_of_day_read', 'loan.end_of_day']

export default {
  menu: [
    {
      path: '/end-of-day',
      text: menuMessages.endOfDay,
      icon: FieldTimeOutlined,
      group: 'books',
      order: 30,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'end-of-day', permissions: SEES, lazy: () => import('./EndOfDay') }],
} satisfies Feature
