import { AppstoreOutlined } from '@ant-design/icons'
import type { Feature } from '../../shared/feature'
import { menuMessages } from './menu-messages'

const SEES = ['product.inspect']

export default {
  menu: [
    {
      path: '/products',
      text: menuMessages.products,
      icon: AppstoreOutlined,
      group: 'rules',
      order: 10,
      permissions: SEES,
    },
  ],
  screens: [
    { path: 'products', permissions: SEES, lazy: () => import('./list/ProductList') },
    { path: 'products/:id', permissions: SEES, lazy: () => import('./detail/ProductPage') },
  ],
} satisfies Feature
