import { useCode } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import type { Rule } from './ContactRules'
import { timeOf } from './hours'
import { messages } from './messages'

/** Every rule in words. */
export function RuleTable({ rules }: { rules: readonly Rule[] }) {
  const t = useMessages(messages)
  const language = useLanguage()
  const scope = useScope()
  const limits = useLimits()
  return (
    <Section title={t.title}>
      <SimpleTable
        label={t.title}
        rows={rules}
        keyOf={(row) => row.code}
        columns={[
          {
            title: t.rule,
            render: (row) => (
              <>
                {row[language]}
                <div className="xd-muted">{row.code}</div>
              </>
            ),
          },
          { title: t.scope, render: scope },
          {
            title: t.hours,
            render: (row) =>
              row.toMinute === null ? '—' : `${timeOf(row.fromMinute)}–${timeOf(row.toMinute)}`,
          },
          { title: t.limits, render: (row) => limits(row).join('; ') || '—' },
        ]}
      />
    </Section>
  )
}

function useScope() {
  const t = useMessages(messages)
  const code = useCode()
  return (rule: Rule) => {
    const parts = [
      rule.roles.map((one) => code('ContactRole', one)),
      rule.purposes.map((one) => code('ContactPurpose', one)),
      rule.channels.map((one) => code('ContactChannel', one)),
      rule.regions,
    ]
    const said = parts.filter((part) => part.length > 0).map((part) => part.join(', '))
    return said.join(' · ') || t.all
  }
}

function useLimits() {
  const t = useMessages(messages)
  return (rule: Rule): string[] => {
    const found: string[] = []
    if (rule.isForbidden) found.push(t.forbidden)
    if (rule.noDebt) found.push(t.noDebt)
    if (rule.capDay !== null) found.push(fill(t.perDay, { n: rule.capDay }))
    if (rule.capWeek !== null) found.push(fill(t.perWeek, { n: rule.capWeek }))
    if (rule.gapMinutes !== null) found.push(fill(t.gap, { n: rule.gapMinutes }))
    if (rule.weekdays.length > 0) {
      found.push(fill(t.weekdaysN, { days: rule.weekdays.join(', ') }))
    }
    if (rule.closedDays.length > 0) found.push(fill(t.closedN, { n: rule.closedDays.length }))
    return found
  }
}
