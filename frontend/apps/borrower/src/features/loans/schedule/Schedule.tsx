import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { minor } from '@xindai/money'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Rows, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { Found } from '../Found'
import '../loans.css'
import { useLoanNews } from '../news'
import { loanPath } from '../paths'
import { InstalmentRow } from './InstalmentRow'
import { InstalmentSheet } from './InstalmentSheet'
import { OwnLoanScheduleDocument, type OwnLoanScheduleQuery } from './schedule.generated'
import { scheduleMessages } from './schedule-messages'

type Scheduled = NonNullable<OwnLoanScheduleQuery['loan']>
export type InstalmentOfLoan = Scheduled['instalments'][number]

/** 还款计划: what is open, what is paid; each instalment opens and says why it is what it is. */
export function Component() {
  const t = useMessages(scheduleMessages)
  const { id = '' } = useParams()
  const read = useRead(OwnLoanScheduleDocument, { id })
  useLoanNews(id, read.reload)
  return (
    <Page title={t.title} back={loanPath(id)}>
      <Reading read={read}>
        {(data) => <Found value={data.loan}>{(loan) => <Plan loan={loan} />}</Found>}
      </Reading>
    </Page>
  )
}

function Plan({ loan }: { loan: Scheduled }) {
  const t = useMessages(scheduleMessages)
  const [opened, setOpened] = useState<number | null>(null)
  const open = loan.instalments.filter((row) => minor(row.unpaid.amount) > 0n)
  const settled = loan.instalments.filter((row) => minor(row.unpaid.amount) === 0n)
  const shown = loan.instalments.find((row) => row.n === opened)
  if (loan.instalments.length === 0) return <Empty title={t.emptyTitle} text={t.emptyText} />
  const rows = (some: readonly InstalmentOfLoan[], label: string) => (
    <Rows label={label}>
      {some.map((row) => (
        <InstalmentRow key={row.n} row={row} asOf={loan.asOf} onPress={() => setOpened(row.n)} />
      ))}
    </Rows>
  )
  const paid = fill(t.settled, { n: settled.length })
  return (
    <>
      <p className="x-muted">{t.press}</p>
      {open.length > 0 ? <Section title={t.open}>{rows(open, t.open)}</Section> : null}
      {settled.length > 0 ? (
        <details className="x-card l-fold" open={open.length === 0}>
          <summary>{paid}</summary>
          {rows(settled, paid)}
        </details>
      ) : null}
      {shown ? (
        <InstalmentSheet loanId={loan.id} row={shown} onClose={() => setOpened(null)} />
      ) : null}
    </>
  )
}
