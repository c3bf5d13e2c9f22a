import type { Feature } from '../../shared/feature'

const feature: Feature = {
  screens: [
    { path: 'line', auth: true, lazy: () => import('./Line') },
    { path: 'line/draw', auth: true, lazy: () => import('./draw/Draw') },
  ],
}
export default feature
