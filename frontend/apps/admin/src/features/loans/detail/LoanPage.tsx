import { useCode, useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import '../../../shared/loan/loan.css'
import { App } from 'antd'
import { useRef } from 'react'
import { useParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { useSession } from '../../../shell/session'
import { VerbActions } from '../verbs/VerbActions'
import { LoanHeading, LoanSub } from './LoanHeading'
import { LoanTabs } from './LoanTabs'
import { LoanNewsDocument, LoanPageDocument, type LoanPageQuery } from './loan.generated'
import { messages } from './messages'
import { Overview } from './Overview'

export type LoanOfPage = NonNullable<LoanPageQuery['loan']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One loan: what it stands at, what is to come, what has been, and what can be done. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(LoanPageDocument, {
    id,
    papers: can('loan_paper.read'),
    payments: can('loan_payment.read'),
    requests: can('service_request.read'),
    debits: can('loan_debit.read'),
    refunds: can('loan_refund.read'),
    disputes: can('loan_dispute.read'),
  })
  const live = useLoanNews(id, read.data?.loan?.version, read.reload)
  const loan = read.data?.loan
  return (
    <Page
      title={loan ? fill(t.title, { number: loan.number }) : t.loading}
      trail={[{ text: t.loans, path: '/loans' }]}
      status={loan ? <LoanHeading loan={loan} live={live} /> : null}
      sub={loan ? <LoanSub loan={loan} /> : null}
      actions={loan ? <VerbActions loan={loan} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.loan ? (
            <>
              <Overview loan={data.loan} />
              <LoanTabs loan={data.loan} reload={read.reload} />
            </>
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

/** Reads anew when somebody else has changed the loan, and says so. */
function useLoanNews(id: string, shown: number | undefined, reload: () => void) {
  const t = useMessages(messages)
  const code = useCode()
  const { message } = App.useApp()
  const known = useRef<number | undefined>(undefined)
  return useLive({
    document: LoanNewsDocument,
    variables: { loanId: id },
    cursorOf: (data) => data.loanChanged.cursor,
    onNews: ({ loanChanged: { type, version } }) => {
      const isNew = version > Math.max(known.current ?? 0, shown ?? 0)
      if (!isNew || shown === undefined) return
      known.current = version
      if (type !== 'current') {
        message.info(fill(t.changed, { what: code('TransactionType', type) }))
      }
      reload()
    },
    onLost: reload,
  })
}
