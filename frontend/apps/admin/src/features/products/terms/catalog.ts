/** The terms of a product as named fields, in the order in which a product manager thinks of them. */
export type FieldKind =
  | 'money'
  | 'percent'
  | 'number'
  | 'whole'
  | 'truth'
  | 'choice'
  | 'choices'
  | 'words'
  | 'text'

export interface Field {
  readonly path: string
  readonly kind: FieldKind
  /** Of a choice: the words that the server knows. */
  readonly options?: readonly string[]
}

export interface Group {
  readonly key:
    | 'offer'
    | 'pricing'
    | 'needs'
    | 'schedule'
    | 'interest'
    | 'repayment'
    | 'overdue'
    | 'risk'
  readonly fields: readonly Field[]
}

const money = (path: string): Field => ({ path, kind: 'money' })
const percent = (path: string): Field => ({ path, kind: 'percent' })
const whole = (path: string): Field => ({ path, kind: 'whole' })
const truth = (path: string): Field => ({ path, kind: 'truth' })
const choice = (path: string, ...options: string[]): Field => ({ path, kind: 'choice', options })
const words = (path: string): Field => ({ path, kind: 'words' })

export const METHODS = [
  'equal_instalment',
  'equal_principal',
  'interest_only',
  'single_payment',
  'flat',
] as const

export const GROUPS: readonly Group[] = [
  {
    key: 'offer',
    fields: [
      choice(
        'offer.kind',
        'cash_loan',
        'line_drawing',
        'merchant_instalment',
        'farmer_loan',
        'secured_loan',
      ),
      { path: 'currency', kind: 'text' },
      money('offer.amount.min'),
      money('offer.amount.max'),
      money('offer.amount.step'),
      whole('offer.instalments.min'),
      whole('offer.instalments.max'),
      { path: 'offer.methods', kind: 'choices', options: METHODS },
      words('offer.channels'),
      words('offer.segments'),
    ],
  },
  {
    key: 'pricing',
    fields: [
      percent('offer.annual_rate.list'),
      percent('offer.annual_rate.min'),
      percent('offer.annual_rate.max'),
      percent('offer.apr_cap'),
    ],
  },
  {
    key: 'needs',
    fields: [
      words('offer.documents'),
      truth('offer.uses_line'),
      choice('offer.payee', 'borrower', 'merchant'),
      truth('offer.needs_guarantor'),
      truth('offer.needs_collateral'),
      { path: 'offer.template', kind: 'text' },
    ],
  },
  {
    key: 'schedule',
    fields: [
      whole('every'),
      choice('unit', 'days', 'weeks', 'months'),
      whole('due_day'),
      choice('month_end', 'clamp', 'next_month_first'),
      whole('grace_principal'),
      whole('grace_interest'),
      { path: 'down_payment_percent', kind: 'number' },
      money('balloon'),
      choice('holiday_shift', 'none', 'following', 'preceding', 'modified_following'),
      truth('weekends'),
    ],
  },
  {
    key: 'interest',
    fields: [
      choice('day_count', '30/360', 'actual/360', 'actual/364', 'actual/365', 'actual/actual'),
      choice('interest_by', 'period', 'day'),
      choice('interest_mode', 'scheduled', 'outstanding'),
      choice('rounding', 'half_up', 'half_even', 'up'),
      truth('round_parts'),
      money('instalment_multiple'),
      truth('level_last'),
      choice('level_by', 'days', 'average_month'),
    ],
  },
  {
    key: 'repayment',
    fields: [
      choice('excess', 'advance_next', 'advance_last', 'advance_evenly', 'credit', 'prepay'),
      choice('prepay_choice', 'shorter_term', 'smaller_instalment', 'next_due'),
      choice('payoff_interest', 'to_date', 'period_end'),
      {
        path: 'waterfall',
        kind: 'choices',
        options: ['principal', 'interest', 'fee', 'late_fee', 'penalty', 'compound'],
      },
      choice('waterfall_by', 'instalment', 'component'),
    ],
  },
  {
    key: 'overdue',
    fields: [
      whole('grace_days'),
      { path: 'penalty.multiple', kind: 'number' },
      percent('penalty.rate'),
      choice('penalty.mode', 'replace', 'on_top'),
      truth('penalty.compound'),
      percent('penalty.cap_rate'),
    ],
  },
  {
    key: 'risk',
    fields: [
      whole('risk.special_mention'),
      whole('risk.substandard'),
      whole('risk.doubtful'),
      whole('risk.loss'),
      whole('risk.stage_2'),
      whole('risk.stage_3'),
      percent('risk.provision.normal'),
      percent('risk.provision.special_mention'),
      percent('risk.provision.substandard'),
      percent('risk.provision.doubtful'),
      percent('risk.provision.loss'),
    ],
  },
]

export const FIELDS: readonly Field[] = GROUPS.flatMap((group) => group.fields)
const BY_PATH = new Map(FIELDS.map((field) => [field.path, field]))

export function fieldOf(path: string): Field | undefined {
  return BY_PATH.get(path)
}

/** Lists of objects: they are shown and edited as tables. */
export const TABLES = ['fees', 'offer.prices', 'offer.sub_products'] as const
