import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Tag } from 'antd'
import { Facts } from '../../../shared/Facts'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { SEVERITY_TONES } from '../../../shared/warning/tones'
import type { Kind, Policy } from './draft'
import { policyMessages } from './policy-messages'

interface Props {
  readonly policy: Policy
  readonly kinds: readonly Kind[]
}

/** A version to be read. */
export function Rules({ policy, kinds }: Props) {
  const t = useMessages(policyMessages)
  const code = useCode()
  const unit = (name: string) => {
    const kind = kinds.find((one) => one.code === name)
    return kind ? code('WarningUnit', kind.unit) : ''
  }
  return (
    <div className="xd-stack">
      <SimpleTable
        label={t.rules}
        rows={policy.rules}
        keyOf={(row) => row.code}
        columns={[
          { title: t.signal, render: (row) => code('WarningSignalCode', row.code) },
          {
            title: t.enabled,
            render: (row) =>
              row.isEnabled ? <Tag color="success">{t.on}</Tag> : <Tag>{t.off}</Tag>,
          },
          {
            title: t.threshold,
            right: true,
            render: (row) => `${row.threshold} ${unit(row.code)}`,
          },
          { title: t.days, right: true, render: (row) => row.days ?? '—' },
          {
            title: t.severity,
            render: (row) => (
              <StatusTag kind="WarningSeverity" value={row.severity} tones={SEVERITY_TONES} />
            ),
          },
          { title: t.weight, right: true, render: (row) => row.weight },
          { title: t.action, render: (row) => code('WarningAction', row.action) },
        ]}
      />
      <Facts
        facts={[
          { label: t.elevatedScore, value: policy.elevatedScore },
          { label: t.highScore, value: policy.highScore },
          { label: t.taskDays, value: policy.taskDays },
          { label: t.note, value: policy.note },
        ]}
      />
    </div>
  )
}
