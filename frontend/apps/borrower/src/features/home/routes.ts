import type { Feature } from '../../shared/feature'
import { HomeIcon } from '../../shared/icons'
import { homeMessages } from './home-messages'

const feature: Feature = {
  tabs: [{ path: '/', text: homeMessages.title, icon: HomeIcon, order: 10 }],
  screens: [{ path: '', auth: true, lazy: () => import('./Home') }],
}
export default feature
