import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [
    { path: 'contracts', auth: true, lazy: () => import('./list/Contracts') },
    { path: 'contracts/:id', auth: true, lazy: () => import('./detail/Contract') },
  ],
}
export default feature
