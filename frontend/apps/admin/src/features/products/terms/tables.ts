import type { FieldKind } from './catalog'

interface Cell {
  readonly path: keyof typeof import('./table-messages').tableMessages
  readonly kind: FieldKind
  readonly options?: readonly string[]
}

/** The columns of each list of objects in the terms. */
export const TABLE_COLUMNS: Readonly<Record<string, readonly Cell[]>> = {
  fees: [
    { path: 'kind', kind: 'choice', options: ['upfront', 'instalment', 'early_payoff', 'late'] },
    { path: 'name', kind: 'text' },
    { path: 'amount', kind: 'money' },
    { path: 'rate', kind: 'percent' },
    { path: 'deducted', kind: 'truth' },
  ],
  'offer.prices': [
    { path: 'segment', kind: 'text' },
    { path: 'channel', kind: 'text' },
    { path: 'sub_product', kind: 'text' },
    { path: 'annual_rate', kind: 'percent' },
  ],
  'offer.sub_products': [
    { path: 'code', kind: 'text' },
    { path: 'name_zh', kind: 'text' },
    { path: 'name_en', kind: 'text' },
    { path: 'annual_rate', kind: 'percent' },
    { path: 'amount.min', kind: 'money' },
    { path: 'amount.max', kind: 'money' },
    { path: 'instalments.min', kind: 'whole' },
    { path: 'instalments.max', kind: 'whole' },
  ],
}

export type { Cell }
