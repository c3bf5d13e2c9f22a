import type { Feature } from '../../shared/feature'
import { MeIcon } from '../../shared/icons'

const feature: Feature = {
  tabs: [{ path: '/me', text: { zh: '我的', en: 'Me' }, icon: MeIcon, order: 40 }],
  screens: [{ path: 'me', auth: true, lazy: () => import('./list/Me') }],
}
export default feature
