import { fill, useMessages } from '@xindai/i18n'
import { formatMoney, formatPercent, formatRate } from '@xindai/money'
import { Card, Section } from '../../../shared/blocks'
import { PlanFigures, SchedulePlan } from '../../../shared/SchedulePlan'
import { useMethod } from '../../../shared/wish/methods'
import { productMessages } from '../products-messages'
import type { ProductQuery } from './product.generated'

type Version = NonNullable<ProductQuery['product']>['versions'][number]

/** 代表性算例: what such a loan costs, down to each instalment. */
export function Example({ example }: { example: NonNullable<Version['example']> }) {
  const t = useMessages(productMessages)
  const method = useMethod()
  const { amount, instalments, schedule } = example
  const values = {
    amount: formatMoney(amount),
    n: instalments,
    method: method(example.method),
  }
  return (
    <>
      <Section title={t.exampleTitle}>
        <Card>
          <div className="x-stack">
            <strong>{fill(t.exampleText, values)}</strong>
            <PlanFigures
              apr={formatPercent(schedule.aprPercent)}
              rate={formatRate(example.annualRate)}
              monthly={schedule.instalment}
              interest={schedule.interest}
              fee={schedule.fee}
              total={schedule.total}
            />
            <p className="x-hint">{t.exampleNote}</p>
          </div>
        </Card>
      </Section>
      <Section title={t.plan}>
        <SchedulePlan rows={schedule.rows} />
      </Section>
    </>
  )
}
