import { fill } from '@xindai/i18n'
import { formatRate } from '@xindai/money'

/** What `data` of a transaction may hold, by the verb that wrote it. */
interface EventData {
  readonly component?: string
  readonly choice?: string
  readonly instalments?: number
  readonly from_due?: string
  readonly to_due?: string
  readonly until?: string
  readonly annual_rate?: string
  readonly grace_principal?: number
  readonly next_due_on?: string
  readonly value?: boolean
  readonly name?: string
}

interface Words {
  readonly texts: Readonly<
    Record<
      'instalments' | 'shift' | 'until' | 'rate' | 'grace' | 'nextDue' | 'stop' | 'resume',
      string
    >
  >
  readonly code: (kind: string, value: string) => string
  readonly date: (value: string) => string
}

/** The verb's own terms in words, in the order in which one would say them. */
export function eventWords(data: unknown, { texts: t, code, date }: Words): readonly string[] {
  const given = (data ?? {}) as EventData
  return [
    given.name,
    given.component && code('LoanPart', given.component),
    given.choice && code('PrepayChoice', given.choice.toUpperCase()),
    given.instalments !== undefined && fill(t.instalments, { n: given.instalments }),
    given.annual_rate && fill(t.rate, { rate: formatRate(given.annual_rate) }),
    given.grace_principal && fill(t.grace, { n: given.grace_principal }),
    given.next_due_on && fill(t.nextDue, { date: date(given.next_due_on) }),
    given.from_due &&
      given.to_due &&
      fill(t.shift, { from: date(given.from_due), to: date(given.to_due) }),
    given.until && fill(t.until, { date: date(given.until) }),
    given.value !== undefined && (given.value ? t.stop : t.resume),
  ].filter((word): word is string => typeof word === 'string' && word !== '')
}
