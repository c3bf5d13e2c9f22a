import { FileProtectOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const permissions = ['contract.read']

export default {
  menu: [
    {
      path: '/contracts',
      text: menuMessages.contracts,
      icon: FileProtectOutlined,
      group: 'lending',
      order: 20,
      permissions,
    },
  ],
  screens: [
    { path: 'contracts', permissions, lazy: () => import('./list/ContractList') },
    { path: 'contracts/:id', permissions, lazy: () => import('./detail/ContractPage') },
  ],
} satisfies Feature
