import type { WarningPolicyProposeInput } from '@xindai/graphql/schema'
import type { WarningPolicyPageQuery } from './policy.generated'

export type Policy = WarningPolicyPageQuery['warningPolicies'][number]
export type Kind = WarningPolicyPageQuery['warningCatalogue'][number]
export type Rule = Policy['rules'][number]
type Loose<T> = { readonly [K in keyof T]: T[K] | null }
export type DraftRule = Omit<Rule, 'threshold' | 'weight'> &
  Loose<Pick<Rule, 'threshold' | 'weight'>>

export const NUMBERS = ['elevatedScore', 'highScore', 'taskDays'] as const
export const PARTS = ['isEnabled', 'threshold', 'days', 'severity', 'weight', 'action'] as const

/** What is being written; a number that was emptied is null, and zero for the server. */
export interface Draft {
  readonly rules: readonly DraftRule[]
  readonly elevatedScore: number | null
  readonly highScore: number | null
  readonly taskDays: number | null
  readonly note: string
}

/** A version as the draft of the next one. */
export function draftOf(policy: Policy): Draft {
  const { rules, elevatedScore, highScore, taskDays } = policy
  return { rules, elevatedScore, highScore, taskDays, note: '' }
}

export function inputOf(draft: Draft): WarningPolicyProposeInput {
  return {
    rules: draft.rules.map(({ code, isEnabled, threshold, days, severity, weight, action }) => ({
      code,
      isEnabled,
      threshold: threshold ?? 0,
      days,
      severity,
      weight: weight ?? 0,
      action,
    })),
    elevatedScore: draft.elevatedScore ?? 0,
    highScore: draft.highScore ?? 0,
    taskDays: draft.taskDays ?? 0,
    note: draft.note,
  } as WarningPolicyProposeInput
}

/** The draft with another value in the rule of a signal. */
export function withRule(draft: Draft, code: string, change: Partial<DraftRule>): Draft {
  const rules = draft.rules.map((rule) => (rule.code === code ? { ...rule, ...change } : rule))
  return { ...draft, rules }
}

type Value = string | number | boolean | null
export interface Difference {
  /** The signal; null for what concerns the whole policy. */
  readonly code: string | null
  readonly part: (typeof PARTS)[number] | (typeof NUMBERS)[number]
  readonly before: Value
  readonly after: Value
}

/** What is different in the second of two versions. */
export function diffOf(from: Omit<Draft, 'note'>, to: Omit<Draft, 'note'>): readonly Difference[] {
  const found: Difference[] = []
  for (const rule of to.rules) {
    const old = from.rules.find((one) => one.code === rule.code)
    for (const part of PARTS)
      if (old?.[part] !== rule[part])
        found.push({ code: rule.code, part, before: old?.[part] ?? null, after: rule[part] })
  }
  for (const part of NUMBERS)
    if (from[part] !== to[part])
      found.push({ code: null, part, before: from[part], after: to[part] })
  return found
}
