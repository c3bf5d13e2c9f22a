import { useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { Checkbox, Table, Tag } from 'antd'
import { useState } from 'react'
import { ScrollBox } from '../ScrollBox'
import { loanMessages } from './loan-messages'
import type { PreviewInstalmentFragment } from './preview.generated'
import { type DiffField, diffSchedules, FIELDS, type RowDiff } from './schedule-diff'

interface Props {
  readonly before: readonly PreviewInstalmentFragment[]
  readonly after: readonly PreviewInstalmentFragment[]
}

/** The schedule after a command, with what it was before under every cell that changes. */
export function ScheduleDiff({ before, after }: Props) {
  const t = useMessages(loanMessages)
  const [changedOnly, setChangedOnly] = useState(true)
  const all = diffSchedules(before, after)
  const changed = all.filter((row) => row.changed.length > 0)
  if (changed.length === 0) return <p className="xd-muted">{t.scheduleSame}</p>
  return (
    <>
      <Checkbox checked={changedOnly} onChange={(event) => setChangedOnly(event.target.checked)}>
        {t.changedOnly}
      </Checkbox>
      <ScrollBox label={t.schedule} maxHeight={360}>
        <Table
          rowKey="n"
          size="small"
          pagination={false}
          dataSource={[...(changedOnly ? changed : all)]}
          columns={[
            { key: 'n', title: t.n, render: (_, row) => <NumberCell row={row} /> },
            ...FIELDS.map((field) => ({
              key: field,
              title: t[field],
              align: field === 'dueOn' ? ('left' as const) : ('right' as const),
              render: (_: unknown, row: RowDiff) => <Cell row={row} field={field} />,
            })),
          ]}
        />
      </ScrollBox>
    </>
  )
}

function NumberCell({ row }: { row: RowDiff }) {
  const t = useMessages(loanMessages)
  return (
    <span className="xd-amount">
      {row.n} {row.before ? null : <Tag color="success">{t.added}</Tag>}
      {row.after ? null : <Tag>{t.removed}</Tag>}
    </span>
  )
}

function Cell({ row, field }: { row: RowDiff; field: DiffField }) {
  const t = useMessages(loanMessages)
  const isChanged = row.before !== undefined && row.changed.includes(field)
  return (
    <>
      <span className={isChanged && row.after ? 'xd-amount xd-strong' : 'xd-amount'}>
        <Value row={row.after} field={field} />
      </span>
      {isChanged ? (
        <div className="xd-was xd-amount">
          <span className="xd-sr">{t.was} </span>
          <del>
            <Value row={row.before} field={field} />
          </del>
        </div>
      ) : null}
    </>
  )
}

function Value({ row, field }: { row: PreviewInstalmentFragment | undefined; field: DiffField }) {
  if (!row) return <>—</>
  return field === 'dueOn' ? <DateText value={row.dueOn} /> : formatAmount(row[field].amount)
}
