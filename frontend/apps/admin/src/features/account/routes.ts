import type { Feature } from '../../shared/feature'

export default {
  menu: [],
  screens: [{ path: 'account', permissions: [], lazy: () => import('./AccountPage') }],
} satisfies Feature
