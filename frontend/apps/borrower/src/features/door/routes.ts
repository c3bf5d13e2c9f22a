import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [{ path: 'sign-in', auth: false, lazy: () => import('./sign-in/SignIn') }],
}
export default feature
