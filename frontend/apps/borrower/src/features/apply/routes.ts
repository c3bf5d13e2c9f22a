import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [
    { path: 'apply/start/:versionId', auth: true, lazy: () => import('./start/Start') },
    { path: 'apply/:id', auth: true, lazy: () => import('./draft/Resume') },
    { path: 'apply/:id/:step', auth: true, lazy: () => import('./draft/Draft') },
  ],
}
export default feature
