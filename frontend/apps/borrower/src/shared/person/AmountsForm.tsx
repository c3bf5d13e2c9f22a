import { useCode, useCodes } from '@xindai/graphql'
import type { MonthlyAmountKind, MonthlyAmountSide } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button, LinkButton } from '../Button'
import { Card } from '../blocks'
import { CheckField, SelectField } from '../choices'
import { AmountField } from '../fields'
import { useVerbForm, type Values } from '../useForm'
import { VerbForm } from '../VerbForm'
import { OwnMonthlyAmountsChangeDocument } from './person.generated'
import { personMessages } from './person-messages'

/** What is usual on each side; the server refuses the rest. */
const KINDS: Record<MonthlyAmountSide, readonly MonthlyAmountKind[]> = {
  INCOME: ['SALARY', 'BUSINESS', 'RENT', 'PENSION', 'MAINTENANCE', 'OTHER'],
  EXPENSE: ['LIVING', 'RENT', 'BUSINESS', 'OTHER'],
  OBLIGATION: ['MORTGAGE', 'CAR_LOAN', 'CREDIT_CARD', 'OTHER_LOAN', 'MAINTENANCE', 'OTHER'],
}
const NONE = { side: 'OBLIGATION', kind: 'NONE', amount: '0', currency: 'CNY' } as const
const SIDES = Object.keys(KINDS) as MonthlyAmountSide[]

interface Place {
  readonly n: number
  readonly side: MonthlyAmountSide
}

/** 月收支: income, expenses and obligations of a month, all anew. To have no debts is said too. */
export function AmountsForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(personMessages)
  const code = useCode()
  const kinds = useCodes('MonthlyAmountKind')
  const [places, setPlaces] = useState<readonly Place[]>([
    { n: 0, side: 'INCOME' },
    { n: 1, side: 'EXPENSE' },
  ])
  const owes = places.some(({ side }) => side === 'OBLIGATION')
  const form = useVerbForm(OwnMonthlyAmountsChangeDocument, {
    initial: { noDebts: false } as Values,
    required: places.flatMap(({ n }) => [`kind${n}`, `amount${n}`]),
    check: ({ noDebts }) => (owes || noDebts ? {} : { noDebts: t.debtsUnsaid }),
    input: (values) => ({
      amounts: [
        ...places.map(({ n, side }) => ({
          side,
          kind: values[`kind${n}`] as MonthlyAmountKind,
          amount: String(values[`amount${n}`]),
          currency: 'CNY',
        })),
        ...(owes ? [] : [NONE]),
      ],
    }),
    onDone,
  })
  const add = (side: MonthlyAmountSide) =>
    setPlaces([...places, { n: Math.max(-1, ...places.map(({ n }) => n)) + 1, side }])
  return (
    <VerbForm form={form} submit={t.save}>
      <p className="x-hint">{t.amountsHint}</p>
      {SIDES.map((side) => (
        <Card key={side}>
          <fieldset className="x-group">
            <legend>{code('MonthlyAmountSide', side)}</legend>
            {places
              .filter((place) => place.side === side)
              .map(({ n }) => (
                <div key={n} className="x-stack">
                  <SelectField
                    {...form.field(`kind${n}`)}
                    label={t.amountKind}
                    options={kinds.filter((one) => KINDS[side].some((kind) => kind === one.value))}
                  />
                  <AmountField {...form.field(`amount${n}`)} label={t.amount} />
                  {isNeeded(places, side) ? null : (
                    <LinkButton onPress={() => setPlaces(places.filter((one) => one.n !== n))}>
                      {t.remove}
                    </LinkButton>
                  )}
                </div>
              ))}
            {side === 'OBLIGATION' && !owes ? (
              <CheckField {...form.check('noDebts')} label={t.noDebts} />
            ) : null}
            {side === 'OBLIGATION' && !owes && form.values.noDebts ? null : (
              <Button kind="plain" onPress={() => add(side)}>
                {t.addAmount}
                <span className="x-hidden">{code('MonthlyAmountSide', side)}</span>
              </Button>
            )}
          </fieldset>
        </Card>
      ))}
    </VerbForm>
  )
}

/** Whether it is the only one of a side that everybody has. */
function isNeeded(places: readonly Place[], side: MonthlyAmountSide): boolean {
  return side !== 'OBLIGATION' && places.filter((one) => one.side === side).length === 1
}
