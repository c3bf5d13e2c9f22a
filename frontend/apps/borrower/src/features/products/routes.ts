import type { Feature } from '../../shared/feature'
import { BorrowIcon } from '../../shared/icons'
import { productMessages } from './products-messages'

const feature: Feature = {
  tabs: [{ path: '/products', text: productMessages.tab, icon: BorrowIcon, order: 20 }],
  screens: [
    { path: 'products', auth: true, lazy: () => import('./list/Products') },
    { path: 'products/:id', auth: true, lazy: () => import('./detail/Product') },
  ],
}
export default feature
