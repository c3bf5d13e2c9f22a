import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatPercent, formatRate } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { useParams } from 'react-router'
import { Card, Facts, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { PlanFigures } from '../../../shared/SchedulePlan'
import { Reading } from '../../../shared/states'
import { Found } from '../Found'
import { useLoanNews } from '../news'
import { loanPath } from '../paths'
import { termsOf } from '../terms'
import {
  OwnLoanCostDocument,
  type OwnLoanCostQuery,
  OwnLoanPromisedDocument,
} from './cost.generated'
import { costMessages } from './cost-messages'

type Priced = NonNullable<OwnLoanCostQuery['loan']>

/** 利率与费用: what was agreed, what has been paid so far, what being late costs. */
export function Component() {
  const t = useMessages(costMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanCostDocument, { id })
  useLoanNews(id, read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loan}>
            {(loan) => (
              <>
                <Agreed loan={loan} />
                <SoFar loan={loan} />
                <Rules loan={loan} />
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Agreed({ loan }: { loan: Priced }) {
  const t = useMessages(costMessages)
  const code = useCode()
  const read = useRead(OwnLoanPromisedDocument, { terms: loan.terms })
  return (
    <Section title={t.agreed}>
      <Card>
        <div className="x-stack">
          <Reading read={read}>
            {({ schedulePreview: plan }) => (
              <PlanFigures
                {...(plan.aprPercent ? { apr: formatPercent(plan.aprPercent) } : {})}
                rate={formatRate(loan.annualRate)}
                monthly={loan.level}
                interest={plan.interest}
                fee={plan.fee}
                total={plan.total}
              />
            )}
          </Reading>
          <Facts
            items={[
              [t.principal, <Amount key="principal" value={loan.principal} />],
              [t.method, code('RepaymentMethod', termsOf(loan.terms).method)],
              [t.count, `${loan.instalmentCount}`],
            ]}
          />
          <p className="x-muted x-small">{t.aprText}</p>
        </div>
      </Card>
    </Section>
  )
}

function SoFar({ loan }: { loan: Priced }) {
  const t = useMessages(costMessages)
  return (
    <Section title={t.soFar}>
      <Card>
        <Facts
          items={[
            [t.interestPaid, <Amount key="interest" value={loan.interestPaid} />],
            [t.feePaid, <Amount key="fee" value={loan.feePaid} />],
            [t.penaltyPaid, <Amount key="penalty" value={loan.penaltyPaid} />],
          ]}
        />
      </Card>
    </Section>
  )
}

function Rules({ loan }: { loan: Priced }) {
  const t = useMessages(costMessages)
  const { graceDays, penaltyRate, penaltyMultiple } = termsOf(loan.terms)
  const penalty = penaltyRate
    ? formatRate(penaltyRate)
    : penaltyMultiple
      ? fill(t.penaltyTimes, { n: penaltyMultiple })
      : null
  return (
    <>
      <Section title={t.lateTitle}>
        <Card>
          <Facts
            items={[
              [t.grace, fill(t.days, { n: graceDays })],
              [t.penalty, penalty],
            ]}
          />
        </Card>
      </Section>
      <Section title={t.early}>
        <Card>
          <p>{t.earlyText}</p>
        </Card>
      </Section>
    </>
  )
}
