import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [
    { path: 'sign-in', auth: false, lazy: () => import('./sign-in/SignIn') },
    { path: 'sign-up', auth: false, lazy: () => import('./sign-up/SignUp') },
    { path: 'reset-password', auth: false, lazy: () => import('./reset/ResetPassword') },
  ],
}
export default feature
