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
import { messages } from '../messages'
import { REQUEST_TONES } from '../tones'
import { Asked, LoanStands, Outcome } from './parts'
import { RequestActions } from './RequestActions'
import {
  RequestNewsDocument,
  RequestPageDocument,
  type RequestPageQuery,
} from './request.generated'

export type RequestOfPage = NonNullable<RequestPageQuery['serviceRequest']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One request of a borrower: what he asks, how his loan stands, and what is done about it. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const read = useRead(RequestPageDocument, { id })
  const request = read.data?.serviceRequest
  const live = useLive({
    document: RequestNewsDocument,
    variables: { requestId: id },
    cursorOf: (data) => data.serviceRequestChanged.cursor,
    onNews: ({ serviceRequestChanged: { version } }) => {
      if (request && version > request.version) read.reload()
    },
    onLost: read.reload,
  })
  return (
    <Page
      title={request ? fill(t.request, { number: request.number }) : t.requests}
      trail={[{ text: t.requests, path: '/requests' }]}
      status={
        request ? (
          <Space size={8}>
            <StatusTag kind="ServiceRequestStatus" value={request.status} tones={REQUEST_TONES} />
            <LiveDot state={live} />
          </Space>
        ) : null
      }
      actions={request ? <RequestActions request={request} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {({ serviceRequest: found }) =>
          found ? (
            <>
              <Asked request={found} />
              {found.decidedAt ? <Outcome request={found} /> : null}
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
