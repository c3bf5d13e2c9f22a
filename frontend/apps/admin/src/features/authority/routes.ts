import { SolutionOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['authority.read']

export default {
  menu: [
    {
      path: '/authority',
      text: menuMessages.authority,
      icon: SolutionOutlined,
      group: 'rules',
      order: 40,
      permissions: SEES,
    },
  ],
  screens: [{ path: 'authority', permissions: SEES, lazy: () => import('./Authority') }],
} satisfies Feature
