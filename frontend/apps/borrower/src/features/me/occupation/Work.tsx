import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { useState } from 'react'
import { Button } from '../../../shared/Button'
import { Card, Facts, Row, Rows, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { AmountsForm } from '../../../shared/person/AmountsForm'
import { EmploymentForm } from '../../../shared/person/EmploymentForm'
import { Sheet } from '../../../shared/Sheet'
import { Reading } from '../../../shared/states'
import { WorkDocument, type WorkQuery } from './work.generated'
import { workMessages } from './work-messages'

type Known = NonNullable<WorkQuery['me']['customer']>

/** What he lives on, and what comes in and goes out in a month. */
export function Component() {
  const t = useMessages(workMessages)
  const read = useRead(WorkDocument, {})
  const [open, setOpen] = useState<'work' | 'amounts' | null>(null)
  const close = () => {
    setOpen(null)
    read.reload()
  }
  return (
    <Page title={t.title} back="/me">
      <Reading read={read}>
        {({ me }) => (
          <>
            <Section title={t.work}>
              <Card>
                <div className="x-stack">
                  <Employment employment={me.customer?.employment ?? null} />
                  <Button kind="plain" onPress={() => setOpen('work')}>
                    {t.changeWork}
                  </Button>
                </div>
              </Card>
            </Section>
            <Section title={t.amounts}>
              <Amounts amounts={me.customer?.monthlyAmounts ?? []} />
            </Section>
            <Button kind="plain" block onPress={() => setOpen('amounts')}>
              {t.changeAmounts}
            </Button>
          </>
        )}
      </Reading>
      {open === 'work' ? (
        <Sheet title={t.work} onClose={close}>
          <EmploymentForm onDone={close} />
        </Sheet>
      ) : null}
      {open === 'amounts' ? (
        <Sheet title={t.amounts} onClose={close}>
          <AmountsForm onDone={close} />
        </Sheet>
      ) : null}
    </Page>
  )
}

function Employment({ employment }: { employment: Known['employment'] }) {
  const t = useMessages(workMessages)
  const code = useCode()
  if (!employment) return <p className="x-muted">{t.workEmpty}</p>
  return (
    <Facts
      items={[
        [t.kind, code('EmploymentKind', employment.kind)],
        [t.employer, employment.employer],
        [t.since, <DateText key="since" value={employment.since} />],
      ]}
    />
  )
}

function Amounts({ amounts }: { amounts: Known['monthlyAmounts'] }) {
  const t = useMessages(workMessages)
  const code = useCode()
  if (amounts.length === 0) return <p className="x-muted">{t.amountsEmpty}</p>
  return (
    <Rows>
      {amounts.map((one) => (
        <Row
          key={one.id}
          title={code('MonthlyAmountKind', one.kind)}
          note={code('MonthlyAmountSide', one.side)}
          value={<Amount value={one.amount} strong />}
        />
      ))}
    </Rows>
  )
}
