/** What the screens tell of a loan's terms, which come as JSON. */
export interface Terms {
  readonly method: string
  readonly graceDays: number
  readonly penaltyRate: string | null
  readonly penaltyMultiple: string | null
}

/** Reads the terms with care: what is not there is not told. */
export function termsOf(json: unknown): Terms {
  const terms = recordOf(json)
  const penalty = recordOf(terms.penalty)
  return {
    method: textOf(terms.method) ?? 'custom',
    graceDays: typeof terms.grace_days === 'number' ? terms.grace_days : 0,
    penaltyRate: textOf(penalty.rate),
    penaltyMultiple: textOf(penalty.multiple),
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
