import { fill } from '@xindai/i18n'
import type { ReminderPoliciesQuery } from './reminders.generated'

export type Policy = ReminderPoliciesQuery['reminderPolicies'][number]
export type Step = Policy['steps'][number]

interface Words {
  readonly before: string
  readonly onDay: string
  readonly after: string
}

/** "3 days before", "on the due day", "7 days overdue". */
export function whenText(t: Words, days: number): string {
  if (days === 0) return t.onDay
  return fill(days < 0 ? t.before : t.after, { n: Math.abs(days) })
}

/** A step as a command takes it. */
export function inputOf({ code, days, channels }: Step) {
  return { code, days, channels: [...channels] }
}
