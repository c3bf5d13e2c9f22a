import type { Feature } from '../../shared/feature'
import { HomeIcon } from '../../shared/icons'

const feature: Feature = {
  tabs: [{ path: '/', text: { zh: '首页', en: 'Home' }, icon: HomeIcon, order: 10 }],
  screens: [{ path: '', auth: true, lazy: () => import('./Home') }],
}
export default feature
