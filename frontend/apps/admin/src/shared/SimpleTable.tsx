import { type GetRef, Table } from 'antd'
import { type ReactNode, useEffect, useRef } from 'react'

export interface SimpleColumn<R> {
  readonly title: string
  readonly render: (row: R) => ReactNode
  readonly right?: boolean
}

interface Props<R> {
  readonly label: string
  readonly rows: readonly R[]
  readonly keyOf: (row: R) => string
  readonly columns: readonly SimpleColumn<R>[]
  readonly empty?: string
}

/** A short table inside of a page: no pages, no filters. */
export function SimpleTable<R extends object>({ label, rows, keyOf, columns, empty }: Props<R>) {
  const table = useRef<GetRef<typeof Table>>(null)
  // What is wider than its place is scrolled, also by keyboard.
  useEffect(() => {
    const box = table.current?.nativeElement.querySelector('.ant-table-content')
    if (box && box.scrollWidth > box.clientWidth) box.setAttribute('tabindex', '0')
    else box?.removeAttribute('tabindex')
  })
  return (
    <Table<R>
      ref={table}
      rowKey={keyOf}
      size="small"
      aria-label={label}
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...rows]}
      locale={{ emptyText: empty }}
      columns={columns.map(({ title, render, right }, at) => ({
        key: at,
        title,
        align: right ? ('right' as const) : ('left' as const),
        render: (_: unknown, row: R) => render(row),
      }))}
    />
  )
}
