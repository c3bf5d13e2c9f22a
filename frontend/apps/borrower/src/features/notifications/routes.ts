import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [{ path: 'notifications', auth: true, lazy: () => import('./list/Notifications') }],
}
export default feature
