import {
  AlertOutlined,
  BarChartOutlined,
  CarryOutOutlined,
  ControlOutlined,
} from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const permissions = ['early_warning.read']

export default {
  menu: [
    {
      path: '/warnings',
      text: menuMessages.watch,
      icon: AlertOutlined,
      group: 'lending',
      order: 70,
      permissions,
    },
    {
      path: '/warnings/tasks',
      text: menuMessages.tasks,
      icon: CarryOutOutlined,
      group: 'lending',
      order: 71,
      permissions,
    },
    {
      path: '/warnings/statistics',
      text: menuMessages.figures,
      icon: BarChartOutlined,
      group: 'lending',
      order: 72,
      permissions,
    },
    {
      path: '/warnings/policy',
      text: menuMessages.policy,
      icon: ControlOutlined,
      group: 'rules',
      order: 70,
      permissions,
    },
  ],
  screens: [
    { path: 'warnings', permissions, lazy: () => import('./list/WatchList') },
    { path: 'warnings/tasks', permissions, lazy: () => import('./tasks/TaskList') },
    { path: 'warnings/tasks/:id', permissions, lazy: () => import('./tasks/TaskPage') },
    { path: 'warnings/statistics', permissions, lazy: () => import('./figures/HitsPage') },
    { path: 'warnings/policy', permissions, lazy: () => import('./policy/PolicyPage') },
  ],
} satisfies Feature
