import { ShopOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['merchant.read']

export default {
  menu: [
    {
      path: '/merchants',
      text: menuMessages.merchants,
      icon: ShopOutlined,
      group: 'rules',
      order: 60,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'merchants', permissions: SEES, lazy: () => import('./list/MerchantList') },
    { path: 'merchants/:id', permissions: SEES, lazy: () => import('./page/MerchantPage') },
  ],
} satisfies Feature
