import type { ReactNode } from 'react'

export interface Column<N> {
  readonly key: string
  readonly title: string
  readonly render: (node: N) => ReactNode
  /** Amounts and counts. */
  readonly right?: boolean
  /** Shown until somebody chooses columns; default true. */
  readonly shown?: boolean
  /** The orders of the server that sort by it. */
  readonly orders?: { readonly ascend?: string; readonly descend?: string }
}

export type Filter =
  | { readonly key: string; readonly label: string; readonly kind: 'text' }
  | { readonly key: string; readonly label: string; readonly kind: 'date' }
  | {
      readonly key: string
      readonly label: string
      readonly kind: 'choice'
      readonly options: readonly { readonly value: string; readonly label: string }[]
      /** Several at once; they travel in the address separated by commas. */
      readonly several?: boolean
      /** Somebody opens it: what there is to choose from may be read now. */
      readonly onOpen?: () => void
      readonly loading?: boolean
    }

export interface Connection<N> {
  readonly edges: readonly { readonly node: N }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}
