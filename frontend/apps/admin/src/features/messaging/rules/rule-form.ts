/** A rule as the form has it: hours as times, closed days as one text. */
import type { Rule } from './ContactRules'
import { minuteOf, timeOf } from './hours'

export interface RuleForm {
  readonly code: string
  readonly zh: string
  readonly en: string
  readonly purposes?: readonly string[]
  readonly roles?: readonly string[]
  readonly channels?: readonly string[]
  readonly regions?: readonly string[]
  readonly weekdays?: readonly number[]
  readonly from?: string
  readonly to?: string
  readonly capDay?: number | null
  readonly capWeek?: number | null
  readonly gapMinutes?: number | null
  readonly closedDays?: string
  readonly isForbidden?: boolean
  readonly noDebt?: boolean
}

export function formOf(rule: Rule): RuleForm {
  const { fromMinute, toMinute, closedDays, ...same } = rule
  return {
    ...same,
    from: timeOf(fromMinute),
    to: timeOf(toMinute),
    closedDays: closedDays.join(', '),
  }
}

export function inputOf(form: RuleForm) {
  return {
    code: form.code,
    zh: form.zh,
    en: form.en,
    purposes: form.purposes ?? [],
    roles: form.roles ?? [],
    channels: form.channels ?? [],
    regions: form.regions ?? [],
    weekdays: form.weekdays ?? [],
    fromMinute: minuteOf(form.from),
    toMinute: minuteOf(form.to),
    capDay: form.capDay ?? null,
    capWeek: form.capWeek ?? null,
    gapMinutes: form.gapMinutes ?? null,
    closedDays: (form.closedDays ?? '').split(/[\s,，]+/).filter(Boolean),
    isForbidden: form.isForbidden ?? false,
    noDebt: form.noDebt ?? false,
  }
}
