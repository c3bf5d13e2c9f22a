import { ReloadOutlined } from '@ant-design/icons'
import type { Read } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Button, Empty, Select, Table } from 'antd'
import type { ReactNode } from 'react'
import { ExportButton } from '../exports/ExportButton'
import { isExportList } from '../exports/useExport'
import { ProblemResult } from '../ProblemResult'
import { sharedMessages } from '../shared-messages'
import { SavedViews } from '../views/SavedViews'
import { ColumnChoice, useColumns } from './ColumnChoice'
import { Filters } from './Filters'
import { moveByKeys } from './keys'
import { type ListState, SIZES } from './state'
import type { Column, Connection, Filter } from './types'

interface Props<N extends { readonly id: string }> {
  /** The list's name among exports and saved views, such as `LOANS`. */
  readonly list: string
  readonly label: string
  readonly columns: readonly Column<N>[]
  readonly filters: readonly Filter[]
  readonly state: ListState
  readonly read: Read<unknown>
  readonly connection: Connection<N> | undefined
  /** What to do when there is nothing. */
  readonly empty?: ReactNode
  /** Beside the choice of columns. */
  readonly tools?: ReactNode
  /** The filter as the server takes it, where that is not what stands in the address. */
  readonly where?: object
}

/** A list of the server: filters, order and page are one request a step, and never a full count. */
export function List<N extends { readonly id: string }>(props: Props<N>) {
  const { list, label, columns, filters, state, read, connection, empty, tools, where } = props
  const t = useMessages(sharedMessages)
  const { shown, choose } = useColumns(list, columns)
  if (!connection && read.problem)
    return <ProblemResult problem={read.problem} onRetry={read.reload} />
  const nothing = (
    <Empty
      image={Empty.PRESENTED_IMAGE_SIMPLE}
      description={state.isFiltered ? t.emptyFiltered : (empty ?? t.emptyTitle)}
    />
  )
  return (
    <div>
      <div className="xd-list-head">
        <Filters filters={filters} state={state} />
        <div className="xd-list-tools">
          {tools}
          {isExportList(list) ? (
            <ExportButton list={list} where={where ?? state.values} order={state.order} />
          ) : null}
          <SavedViews
            list={list}
            state={state}
            columns={shown.map((column) => column.key)}
            onColumns={choose}
          />
          <ColumnChoice columns={columns} shown={shown} onChoose={choose} />
          <Button icon={<ReloadOutlined />} aria-label={t.reload} onClick={read.reload} />
        </div>
      </div>
      {read.problem && connection ? (
        <Alert type="warning" showIcon title={read.problem.message} />
      ) : null}
      <section aria-label={label} onKeyDown={moveByKeys}>
        <Table<N>
          rowKey="id"
          size="small"
          pagination={false}
          loading={{ spinning: read.loading || read.refreshing, delay: 150 }}
          dataSource={connection?.edges.map((edge) => edge.node) ?? []}
          columns={shown.map((column) => tableColumn(column, state))}
          onChange={(_, __, sorter) => {
            const one = Array.isArray(sorter) ? sorter[0] : sorter
            const column = columns.find(({ key }) => key === one?.columnKey)
            state.setOrder(one?.order ? column?.orders?.[one.order] : undefined)
          }}
          scroll={{ x: 'max-content' }}
          // Before the first answer nobody knows that there is nothing.
          locale={{ emptyText: connection ? nothing : <span className="xd-unread" /> }}
          showSorterTooltip={false}
        />
      </section>
      <div className="xd-list-foot">
        <Select
          value={state.first}
          onChange={state.setFirst}
          options={SIZES.map((n) => ({ value: n, label: fill(t.perPage, { n }) }))}
          aria-label={fill(t.perPage, { n: state.first })}
        />
        <Button disabled={state.page === 0} onClick={state.previous}>
          {t.previous}
        </Button>
        <Button
          disabled={!connection?.pageInfo.hasNextPage}
          onClick={() => state.next(connection?.pageInfo.endCursor ?? '')}
        >
          {t.next}
        </Button>
      </div>
    </div>
  )
}

function tableColumn<N>(column: Column<N>, state: ListState) {
  const { ascend, descend } = column.orders ?? {}
  const order = state.order
  return {
    key: column.key,
    title: column.title,
    align: column.right ? ('right' as const) : ('left' as const),
    render: (_: unknown, node: N) => column.render(node),
    sorter: Boolean(ascend ?? descend),
    sortDirections: [
      ...(descend ? ['descend' as const] : []),
      ...(ascend ? ['ascend' as const] : []),
    ],
    sortOrder:
      order && order === ascend
        ? ('ascend' as const)
        : order && order === descend
          ? ('descend' as const)
          : null,
  }
}
