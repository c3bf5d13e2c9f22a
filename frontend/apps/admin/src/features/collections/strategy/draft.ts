import type { CollectionStrategyInput } from '@xindai/graphql/schema'
import type { Strategy } from './StrategyPage'

export interface DraftRule {
  readonly daysFrom: number | null
  readonly daysTo: number | null
  readonly amountFrom: string
  readonly amountTo: string
  readonly grades: readonly string[]
  readonly queue: string
  readonly stage: string
  readonly priority: number | null
  readonly cadenceDays: number | null
  readonly channels: readonly string[]
}

export interface Draft {
  readonly rules: readonly DraftRule[]
  readonly continuityDays: number | null
  readonly graceDays: number | null
  readonly longestPromiseDays: number | null
  readonly note: string
}

/** A version as a draft of the next one. */
export function draftOf(strategy: Strategy): Draft {
  return {
    rules: strategy.rules.map((rule) => ({
      ...rule,
      amountFrom: rule.amountFrom?.amount ?? '',
      amountTo: rule.amountTo?.amount ?? '',
    })),
    continuityDays: strategy.continuityDays,
    graceDays: strategy.graceDays,
    longestPromiseDays: strategy.longestPromiseDays,
    note: '',
  }
}

/** As the server takes it; what is left empty is zero, which it refuses by name. */
export function inputOf(draft: Draft): CollectionStrategyInput {
  return {
    rules: draft.rules.map((rule) => ({
      daysFrom: rule.daysFrom ?? 0,
      daysTo: rule.daysTo,
      amountFrom: rule.amountFrom || null,
      amountTo: rule.amountTo || null,
      grades: [...rule.grades],
      queue: rule.queue,
      stage: rule.stage,
      priority: rule.priority ?? 0,
      cadenceDays: rule.cadenceDays ?? 0,
      channels: [...rule.channels],
    })),
    continuityDays: draft.continuityDays ?? 0,
    graceDays: draft.graceDays ?? 0,
    longestPromiseDays: draft.longestPromiseDays ?? 0,
    note: draft.note,
  } as CollectionStrategyInput
}

/** The rule at a place with another value; places are those of the list. */
export function withRule(draft: Draft, at: number, change: Partial<DraftRule>): Draft {
  const rules = draft.rules.map((rule, n) => (n === at ? { ...rule, ...change } : rule))
  return { ...draft, rules }
}

/** One place further up; the first one stays. */
export function movedUp(draft: Draft, at: number): Draft {
  const rules = [...draft.rules]
  const [rule] = rules.splice(at, 1)
  if (rule) rules.splice(Math.max(0, at - 1), 0, rule)
  return { ...draft, rules }
}

export function withoutRule(draft: Draft, at: number): Draft {
  return { ...draft, rules: draft.rules.filter((_, n) => n !== at) }
}

/** One more at the end, beginning where the last one does. */
export function withOneMore(draft: Draft): Draft {
  const last = draft.rules.at(-1)
  const next: DraftRule = {
    daysFrom: last?.daysTo ? last.daysTo + 1 : 1,
    daysTo: null,
    amountFrom: '',
    amountTo: '',
    grades: [],
    queue: last?.queue ?? 'soft',
    stage: last?.stage ?? 'SOFT',
    priority: 50,
    cadenceDays: 3,
    channels: ['CALL', 'SMS'],
  }
  return { ...draft, rules: [...draft.rules, next] }
}
