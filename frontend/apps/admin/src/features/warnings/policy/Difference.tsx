import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { SimpleTable } from '../../../shared/SimpleTable'
import type { Difference as Diff } from './draft'
import { policyMessages } from './policy-messages'

const CODES: Readonly<Record<string, string>> = {
  severity: 'WarningSeverity',
  action: 'WarningAction',
}

/** What a version changes, line by line. */
export function Difference({ lines }: { lines: readonly Diff[] }) {
  const t = useMessages(policyMessages)
  const code = useCode()
  const text = (part: string, value: Diff['before']) => {
    if (value === null) return '—'
    if (typeof value === 'boolean') return value ? t.on : t.off
    const kind = CODES[part]
    return kind ? code(kind, String(value)) : value
  }
  const names: Readonly<Record<Diff['part'], string>> = {
    isEnabled: t.enabled,
    threshold: t.threshold,
    days: t.days,
    severity: t.severity,
    weight: t.weight,
    action: t.action,
    elevatedScore: t.elevatedScore,
    highScore: t.highScore,
    taskDays: t.taskDays,
  }
  return (
    <div>
      <h3>{t.diff}</h3>
      <SimpleTable
        label={t.diff}
        rows={lines}
        keyOf={(row) => `${row.code}-${row.part}`}
        empty={t.noDiff}
        columns={[
          {
            title: t.signal,
            render: (row) => (row.code ? code('WarningSignalCode', row.code) : '—'),
          },
          { title: t.field, render: (row) => names[row.part] },
          { title: t.before, render: (row) => <del>{text(row.part, row.before)}</del> },
          { title: t.after, render: (row) => <strong>{text(row.part, row.after)}</strong> },
        ]}
      />
    </div>
  )
}
