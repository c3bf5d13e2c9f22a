import { ProfileOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['customer_list.read']

export default {
  menu: [
    {
      path: '/lists',
      text: menuMessages.lists,
      icon: ProfileOutlined,
      group: 'customers',
      order: 40,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'lists', permissions: SEES, lazy: () => import('./entries/EntryList') },
    { path: 'lists/imports', permissions: SEES, lazy: () => import('./imports/ImportList') },
    { path: 'lists/imports/:id', permissions: SEES, lazy: () => import('./imports/ImportPage') },
  ],
} satisfies Feature
