import { useCode, useCodes } from '@xindai/graphql'
import type { MonthlyAmountKind, MonthlyAmountSide } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button, LinkButton } from '../Button'
import { Card } from '../blocks'
import { SelectField } from '../choices'
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
const SIDES = Object.keys(KINDS) as MonthlyAmountSide[]

interface Place {
  readonly n: number
  readonly side: MonthlyAmountSide
}

/** 月收支: income, expenses and obligations of a month, all anew. */
export function AmountsForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(personMessages)
  const code = useCode()
  const kinds = useCodes('MonthlyAmountKind')
  const [places, setPlaces] = useState<readonly Place[]>([
    { n: 0, side: 'INCOME' },
    { n: 1, side: 'EXPENSE' },
  ])
  const form = useVerbForm(OwnMonthlyAmountsChangeDocument, {
    initial: {} as Values,
    required: places.flatMap(({ n }) => [`kind${n}`, `amount${n}`]),
    input: (values) => ({
      amounts: places.map(({ n, side }) => ({
        side,
        kind: values[`kind${n}`] as MonthlyAmountKind,
        amount: String(values[`amount${n}`]),
        currency: 'CNY',
      })),
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
                  <LinkButton onPress={() => setPlaces(places.filter((one) => one.n !== n))}>
                    {t.remove}
                  </LinkButton>
                </div>
              ))}
            <Button kind="plain" onPress={() => add(side)}>
              {t.addAmount}
              <span className="x-hidden">{code('MonthlyAmountSide', side)}</span>
            </Button>
          </fieldset>
        </Card>
      ))}
    </VerbForm>
  )
}
