import { useLive, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button } from '../../../shared/Button'
import { Rows, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { EndedLoan } from './EndedLoan'
import { listMessages } from './list-messages'
import { OwnLoansDocument, OwnLoansNewsDocument } from './loans.generated'
import { OpenLoan } from './OpenLoan'

/** 我的还款: what runs, the most urgent first, and what is paid off. */
export function Component() {
  const t = useMessages(listMessages)
  const read = useRead(OwnLoansDocument, {})
  useLive({
    document: OwnLoansNewsDocument,
    variables: {},
    cursorOf: (data) => data.notificationReceived.cursor,
    onNews: read.reload,
    onLost: read.reload,
  })
  return (
    <Page title={t.title}>
      <Reading read={read}>
        {({ me: { loans } }) => {
          const isOver = (status: string) => status === 'CLOSED' || status === 'WRITTEN_OFF'
          const open = loans
            .filter((loan) => !isOver(loan.status))
            .sort((a, b) => urgency(a).localeCompare(urgency(b)))
          const ended = loans.filter((loan) => isOver(loan.status))
          if (loans.length === 0) return <Nothing />
          return (
            <>
              {open.length > 0 ? (
                <Section title={t.open}>
                  <div className="x-stack">
                    {open.map((loan) => (
                      <OpenLoan key={loan.id} loan={loan} />
                    ))}
                  </div>
                </Section>
              ) : null}
              {ended.length > 0 ? (
                <Section title={t.closed}>
                  <Rows>
                    {ended.map((loan) => (
                      <EndedLoan key={loan.id} loan={loan} />
                    ))}
                  </Rows>
                </Section>
              ) : null}
            </>
          )
        }}
      </Reading>
    </Page>
  )
}

/** Sorts what is late before what falls due next. */
function urgency(loan: { daysPastDue: number; nextPayment: { dueOn: string } | null }): string {
  return `${loan.daysPastDue > 0 ? 0 : 1} ${loan.nextPayment?.dueOn ?? '9'}`
}

function Nothing() {
  const t = useMessages(listMessages)
  return (
    <Empty
      title={t.emptyTitle}
      text={t.emptyText}
      action={<Button to="/products">{t.borrow}</Button>}
    />
  )
}
