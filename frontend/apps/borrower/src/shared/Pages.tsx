import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { useRead } from '@xindai/graphql'
import { type ReactNode, useState } from 'react'
import { Button } from './Button'
import { Reading } from './states'

interface Connection<E> {
  readonly edges: readonly E[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

type Paged = { after?: string | null | undefined }

interface Props<D, E> {
  /** A query of `after`. */
  readonly document: TypedDocumentNode<D, Paged>
  readonly connection: (data: D) => Connection<E>
  /** What is shown where there is nothing at all. */
  readonly empty: ReactNode
  /** What the button to the next page says. */
  readonly more: string
  readonly children: (edges: readonly E[]) => ReactNode
}

/** A list, page by page: what was read stays, the next page comes below. */
export function Pages<D, E>(props: Props<D, E>) {
  const [pages, setPages] = useState<readonly (string | null)[]>([null])
  return pages.map((after, at) => (
    <OnePage
      key={after ?? ''}
      {...props}
      after={after}
      onMore={at === pages.length - 1 ? (next) => setPages([...pages, next]) : null}
    />
  ))
}

interface PageProps<D, E> extends Props<D, E> {
  readonly after: string | null
  /** Not for a page below which the next is shown already. */
  readonly onMore: ((after: string) => void) | null
}

function OnePage<D, E>(props: PageProps<D, E>) {
  const read = useRead(props.document, { after: props.after })
  return (
    <Reading read={read}>
      {(data) => {
        const { edges, pageInfo } = props.connection(data)
        const { endCursor, hasNextPage } = pageInfo
        if (edges.length === 0) return props.after === null ? props.empty : null
        return (
          <>
            {props.children(edges)}
            {hasNextPage && endCursor && props.onMore ? (
              <Button kind="plain" block onPress={() => props.onMore?.(endCursor)}>
                {props.more}
              </Button>
            ) : null}
          </>
        )
      }}
    </Reading>
  )
}
