import type { Text } from '@xindai/i18n'
import type { ComponentType } from 'react'

export const GROUPS = ['work', 'customers', 'lending', 'rules', 'books', 'system'] as const

/** A line of the main menu; shown to who holds one of the permissions. */
export interface MenuEntry {
  readonly path: string
  readonly text: Text
  readonly icon: ComponentType
  readonly group: (typeof GROUPS)[number]
  readonly order: number
  readonly permissions: readonly string[]
}

/** A screen: its module exports `Component`. Always lazy, so that each is its own chunk. */
export interface Screen {
  /** Below /admin, without a leading slash, such as `loans/:id`; an id in it is an encoded node id. */
  readonly path: string
  readonly permissions: readonly string[]
  readonly lazy: () => Promise<{ Component: ComponentType }>
}

/** What `features/<name>/routes.ts` exports by default. */
export interface Feature {
  readonly menu: readonly MenuEntry[]
  readonly screens: readonly Screen[]
  /** Small things in the header, such as the bell; `order` from left to right. */
  readonly header?: readonly { readonly order: number; readonly Component: ComponentType }[]
}
