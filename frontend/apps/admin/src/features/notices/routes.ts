import type { Feature } from '../../shared/feature'
import { Bell } from './Bell'

export default {
  menu: [],
  screens: [{ path: 'notices', permissions: [], lazy: () => import('./NoticeList') }],
  header: [{ order: 50, Component: Bell }],
} satisfies Feature
