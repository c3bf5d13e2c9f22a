import { CalculatorOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['scorecard.read']

export default {
  menu: [
    {
      path: '/scorecards',
      text: menuMessages.scorecards,
      icon: CalculatorOutlined,
      group: 'rules',
      order: 30,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'scorecards', permissions: SEES, lazy: () => import('./list/ScorecardList') },
    { path: 'scorecards/:id', permissions: SEES, lazy: () => import('./page/ScorecardPage') },
  ],
} satisfies Feature
