import { FileTextOutlined, FunnelPlotOutlined, InboxOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const READ = ['application.read']

export default {
  menu: [
    {
      path: '/queue',
      text: menuMessages.queue,
      icon: InboxOutlined,
      group: 'work',
      order: 10,
      permissions: ['application.work'],
    },
    {
      path: '/applications',
      text: menuMessages.applications,
      icon: FileTextOutlined,
      group: 'lending',
      order: 10,
      permissions: READ,
    },
    {
      path: '/application-statistics',
      text: menuMessages.statistics,
      icon: FunnelPlotOutlined,
      group: 'lending',
      order: 15,
      permissions: ['application.statistics'],
    },
  ],
  screens: [
    {
      path: 'queue',
      permissions: ['application.work'],
      lazy: () => import('./queue/Queue'),
    },
    {
      path: 'applications',
      permissions: READ,
      lazy: () => import('./list/ApplicationList'),
    },
    {
      path: 'applications/new',
      permissions: ['application.edit'],
      lazy: () => import('./new/NewApplication'),
    },
    {
      path: 'applications/:id',
      permissions: READ,
      lazy: () => import('./workbench/Workbench'),
    },
    {
      path: 'applications/:id/edit',
      permissions: ['application.edit'],
      lazy: () => import('./new/EditApplication'),
    },
    {
      path: 'application-statistics',
      permissions: ['application.statistics'],
      lazy: () => import('./statistics/Statistics'),
    },
  ],
} satisfies Feature
