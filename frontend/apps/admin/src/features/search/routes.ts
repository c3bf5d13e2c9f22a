import type { Feature } from '../../shared/feature'
import { SearchButton } from './SearchButton'

export default {
  menu: [],
  screens: [],
  header: [{ order: 10, Component: SearchButton }],
} satisfies Feature
