import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatMoney, formatPercent, formatRate } from '@xindai/money'
import { DateText } from '@xindai/ui'
import { useNavigate, useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { BigAmount, Card, Facts, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { PlanFigures, SchedulePlan } from '../../../shared/SchedulePlan'
import { Empty, Reading } from '../../../shared/states'
import { useMethod } from '../../../shared/wish/methods'
import { applicationMessages } from '../applications-messages'
import { OwnApplicationNewsDocument } from '../detail/application.generated'
import { Answer } from './Answer'
import { OwnOfferDocument, type OwnOfferQuery } from './offer.generated'

export type Offered = NonNullable<OwnOfferQuery['application']>

/** 报价: true annual rate, total cost and every instalment, before one says yes or no. */
export function Component() {
  const t = useMessages(applicationMessages)
  const navigate = useNavigate()
  const { id = '' } = useParams()
  const path = `/applications/${encodeURIComponent(id)}`
  const read = useRead(OwnOfferDocument, { id })
  useLive({
    document: OwnApplicationNewsDocument,
    variables: { applicationId: id },
    cursorOf: (data) => data.applicationChanged.cursor,
    onNews: ({ applicationChanged }) =>
      applicationChanged.version !== read.data?.application?.version && read.reload(),
    onLost: read.reload,
  })
  return (
    <Page title={t.offerTitle} back={path}>
      <Reading read={read}>
        {({ application }) =>
          application?.offer ? (
            <>
              <Terms application={application} offer={application.offer} />
              {application.status === 'APPROVED' ? (
                <Answer application={application} onDeclined={() => navigate(path)} />
              ) : (
                <Button block to={path}>
                  {t.back}
                </Button>
              )}
            </>
          ) : (
            <Empty title={t.noOffer} action={<Button to={path}>{t.back}</Button>} />
          )
        }
      </Reading>
    </Page>
  )
}

function Terms(props: { application: Offered; offer: NonNullable<Offered['offer']> }) {
  const { application, offer } = props
  const t = useMessages(applicationMessages)
  const method = useMethod()
  const isLine = application.kind === 'LINE'
  const asked = application.amount
  return (
    <>
      <Card>
        <div className="x-stack">
          <BigAmount label={isLine ? t.offeredLine : t.offered} value={offer.amount} />
          {asked && asked.amount !== offer.amount.amount ? (
            <p className="x-muted">{fill(t.lessThanAsked, { amount: formatMoney(asked) })}</p>
          ) : null}
          <Facts
            items={[
              [t.term, fill(t.instalments, { n: offer.instalments })],
              [t.method, method(offer.method)],
              [t.validUntil, <DateText key="until" value={offer.validUntil} />],
            ]}
          />
        </div>
      </Card>
      <Section title={t.cost}>
        <Card>
          <div className="x-stack">
            {isLine ? <p className="x-muted">{t.costLine}</p> : null}
            <PlanFigures
              apr={formatPercent(offer.aprPercent)}
              rate={formatRate(offer.annualRate)}
              monthly={offer.instalment}
              interest={offer.interest}
              fee={offer.fee}
              total={offer.total}
            />
          </div>
        </Card>
      </Section>
      <Section title={t.plan}>
        <SchedulePlan rows={offer.rows} />
      </Section>
      <p className="x-hint">{t.planNote}</p>
    </>
  )
}
