import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent, formatRate } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { useState } from 'react'
import { LinkButton } from '../../../shared/Button'
import { BigAmount, Card, Facts, Section } from '../../../shared/blocks'
import { PlanFigures, SchedulePlan } from '../../../shared/SchedulePlan'
import { Sheet } from '../../../shared/Sheet'
import { Reading } from '../../../shared/states'
import { useMethod } from '../../../shared/wish/methods'
import { contractMessages } from '../contracts-messages'
import type { Contract } from './Contract'
import { OwnContractPlanDocument } from './contract.generated'

/** 主要条款: what one has to know before one signs. */
export function KeyFacts({ contract }: { contract: Contract }) {
  const t = useMessages(contractMessages)
  const methodName = useMethod()
  const [open, setOpen] = useState(false)
  const { method } = (contract.terms ?? {}) as { readonly method?: string }
  return (
    <Section title={t.keyFacts}>
      <Card>
        <div className="x-stack">
          <BigAmount label={t.principal} value={contract.principal} />
          <Facts
            items={[
              [t.number, contract.number],
              [t.rate, formatRate(contract.annualRate)],
              [t.term, fill(t.instalments, { n: contract.instalmentCount })],
              [t.method, methodName(method)],
              [
                contract.status === 'DRAFT' ? t.datedOn : t.signedOn,
                <DateText key="on" value={contract.signedOn} />,
              ],
            ]}
          />
          <LinkButton onPress={() => setOpen(true)}>{t.plan}</LinkButton>
        </div>
      </Card>
      {open ? (
        <Sheet title={t.planTitle} onClose={() => setOpen(false)}>
          <Plan terms={contract.terms} />
        </Sheet>
      ) : null}
    </Section>
  )
}

function Plan({ terms }: { terms: unknown }) {
  const read = useRead(OwnContractPlanDocument, { terms })
  return (
    <Reading read={read}>
      {({ schedulePreview: plan }) => (
        <>
          <PlanFigures
            apr={formatPercent(plan.aprPercent)}
            monthly={plan.instalment}
            interest={plan.interest}
            fee={plan.fee}
            total={plan.total}
          />
          <SchedulePlan rows={plan.rows} />
        </>
      )}
    </Reading>
  )
}
