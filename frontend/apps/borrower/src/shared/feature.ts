import type { Text } from '@xindai/i18n'
import type { ComponentType } from 'react'

/** A line of the bar at the bottom; shown on the screens that are a tab themselves. */
export interface Tab {
  /** With a leading slash, such as `/loans`. */
  readonly path: string
  readonly text: Text
  readonly icon: ComponentType
  /** From left to right: home 10, borrow 20, loans 30, me 40. */
  readonly order: number
}

/** A screen: its module exports `Component`. Always lazy, so that each is its own chunk. */
export interface Screen {
  /** Below /m, without a leading slash, such as `loans/:id`; an id in it is an encoded node id. */
  readonly path: string
  /** Whether one must be signed in; else the sign-in page comes first, and leads back. */
  readonly auth: boolean
  readonly lazy: () => Promise<{ Component: ComponentType }>
}

/** What `features/<name>/routes.ts` exports by default. */
export interface Feature {
  readonly tabs?: readonly Tab[]
  readonly screens: readonly Screen[]
}
