import { HomeOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['report.figures']

export default {
  menu: [
    {
      path: '/',
      text: menuMessages.home,
      icon: HomeOutlined,
      group: 'work',
      order: 0,
      permissions: SEES,
    },
  ],
  screens: [{ path: '', permissions: SEES, lazy: () => import('./Home') }],
} satisfies Feature
