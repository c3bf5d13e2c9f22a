import '../../../shared/loan/loan.css'
import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Space } from 'antd'
import { useParams } from 'react-router'
import { LiveDot } from '../../../shared/LiveDot'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { DISPUTE_TONES } from '../tones'
import { DisputeActions } from './DisputeActions'
import {
  DisputeNewsDocument,
  DisputePageDocument,
  type DisputePageQuery,
} from './dispute.generated'
import { Packs } from './Packs'
import { Contested, LoanStands, Outcome } from './parts'

export type DisputeOfPage = NonNullable<DisputePageQuery['loanDispute']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One dispute: what is contested, how the loan stands, its evidence, and what is done about it. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const { can } = useSession()
  const read = useRead(DisputePageDocument, { id, packs: can('loan_paper.read') })
  const dispute = read.data?.loanDispute
  const live = useLive({
    document: DisputeNewsDocument,
    variables: { disputeId: id },
    cursorOf: (data) => data.loanDisputeChanged.cursor,
    onNews: ({ loanDisputeChanged: { version } }) => {
      if (dispute && version > dispute.version) read.reload()
    },
    onLost: read.reload,
  })
  return (
    <Page
      title={dispute ? fill(t.dispute, { number: dispute.number }) : t.disputes}
      trail={[{ text: t.disputes, path: '/disputes' }]}
      status={
        dispute ? (
          <Space size={8}>
            <StatusTag kind="LoanDisputeStatus" value={dispute.status} tones={DISPUTE_TONES} />
            <LiveDot state={live} />
          </Space>
        ) : null
      }
      actions={dispute ? <DisputeActions dispute={dispute} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {({ loanDispute: found }) =>
          found ? (
            <>
              <Contested dispute={found} />
              {found.endedAt ? <Outcome dispute={found} /> : null}
              {found.packs ? <Packs packs={found.packs} /> : null}
              {found.loan ? <LoanStands loan={found.loan} /> : null}
            </>
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}
