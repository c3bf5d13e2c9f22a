import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [
    { path: 'applications', auth: true, lazy: () => import('./list/Applications') },
    { path: 'applications/:id', auth: true, lazy: () => import('./detail/Application') },
    { path: 'applications/:id/offer', auth: true, lazy: () => import('./offer/Offer') },
  ],
}
export default feature
