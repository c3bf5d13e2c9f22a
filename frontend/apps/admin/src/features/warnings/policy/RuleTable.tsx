import { useCode, useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { InputNumber, Select, Space, Switch } from 'antd'
import { SimpleTable } from '../../../shared/SimpleTable'
import { type Draft, type DraftRule, type Kind, withRule } from './draft'
import { policyMessages } from './policy-messages'

interface Props {
  readonly draft: Draft
  readonly kinds: readonly Kind[]
  readonly onChange: (draft: Draft) => void
}

/** A rule for each signal, each field to be changed where it stands. */
export function RuleTable({ draft, kinds, onChange }: Props) {
  const t = useMessages(policyMessages)
  const code = useCode()
  const severities = useCodes('WarningSeverity')
  const actions = useCodes('WarningAction')
  const kindOf = (rule: DraftRule) => kinds.find((one) => one.code === rule.code)
  const name = (rule: DraftRule) => code('WarningSignalCode', rule.code)
  const set = (rule: DraftRule, change: Partial<DraftRule>) =>
    onChange(withRule(draft, rule.code, change))
  return (
    <SimpleTable<DraftRule>
      label={t.rules}
      rows={draft.rules}
      keyOf={(row) => row.code}
      columns={[
        { title: t.signal, render: name },
        {
          title: t.enabled,
          render: (row) => (
            <Switch
              aria-label={`${t.enabled} ${name(row)}`}
              checked={row.isEnabled}
              onChange={(isEnabled) => set(row, { isEnabled })}
            />
          ),
        },
        {
          title: t.threshold,
          render: (row) => (
            <Space size={4}>
              <InputNumber
                aria-label={`${t.threshold} ${name(row)}`}
                min={1}
                precision={0}
                value={row.threshold}
                onChange={(threshold) => set(row, { threshold })}
              />
              {code('WarningUnit', kindOf(row)?.unit ?? '')}
            </Space>
          ),
        },
        {
          title: t.days,
          render: (row) =>
            kindOf(row)?.hasDays ? (
              <InputNumber
                aria-label={`${t.days} ${name(row)}`}
                min={1}
                max={365}
                precision={0}
                value={row.days}
                onChange={(days) => set(row, { days })}
              />
            ) : (
              '—'
            ),
        },
        {
          title: t.severity,
          render: (row) => (
            <Select
              aria-label={`${t.severity} ${name(row)}`}
              value={row.severity}
              options={[...severities]}
              popupMatchSelectWidth={false}
              onChange={(severity) => set(row, { severity })}
            />
          ),
        },
        {
          title: t.weight,
          render: (row) => (
            <InputNumber
              aria-label={`${t.weight} ${name(row)}`}
              min={0}
              max={1000}
              precision={0}
              value={row.weight}
              onChange={(weight) => set(row, { weight })}
            />
          ),
        },
        {
          title: t.action,
          render: (row) => (
            <Select
              aria-label={`${t.action} ${name(row)}`}
              value={row.action}
              options={actions.filter((one) => one.value !== 'BLOCK' || !kindOf(row)?.isPortfolio)}
              popupMatchSelectWidth={false}
              onChange={(action) => set(row, { action })}
            />
          ),
        },
      ]}
    />
  )
}
