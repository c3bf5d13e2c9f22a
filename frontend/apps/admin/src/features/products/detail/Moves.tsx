import { useMessages } from '@xindai/i18n'
import { SimpleTable } from '../../../shared/SimpleTable'
import { goldenMessages } from '../golden-messages'

interface Move {
  readonly case: string
  readonly figure: string
  readonly old: string | null
  readonly new: string | null
}

/** The promised figures that a version moves. */
export function Moves({ moves }: { moves: readonly Move[] }) {
  const t = useMessages(goldenMessages)
  const names: Readonly<Record<string, string>> = t
  return (
    <>
      <h3 className="xp-sub">{t.moved}</h3>
      <SimpleTable<Move>
        label={t.moved}
        rows={moves}
        keyOf={(row) => `${row.case}.${row.figure}`}
        columns={[
          { title: t.name, render: (row) => row.case },
          { title: t.figure, render: (row) => names[row.figure] ?? row.figure },
          {
            title: t.old,
            right: true,
            render: (row) => <del className="xp-old">{row.old ?? '—'}</del>,
          },
          {
            title: t.new,
            right: true,
            render: (row) => <ins className="xp-new">{row.new ?? '—'}</ins>,
          },
        ]}
      />
    </>
  )
}
