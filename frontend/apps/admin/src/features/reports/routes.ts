import { BarChartOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['report.statistics']

export default {
  menu: [
    {
      path: '/reports',
      text: menuMessages.reports,
      icon: BarChartOutlined,
      group: 'work',
      order: 80,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'reports', permissions: SEES, lazy: () => import('./centre/Centre') },
    { path: 'reports/:code', permissions: SEES, lazy: () => import('./report/ReportPage') },
    { path: 'reports/:code/loans', permissions: SEES, lazy: () => import('./loans/LoansBehind') },
  ],
} satisfies Feature
