import '../../../shared/loan/loan.css'
import '../collections.css'
import { useLive, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Space, Tag } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { LiveDot } from '../../../shared/LiveDot'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { CASE_TONES, STAGE_TONES } from '../tones'
import { CaseActions } from './CaseActions'
import { CaseFacts } from './CaseFacts'
import { ContactPanel } from './ContactPanel'
import {
  CollectionCaseNewsDocument,
  CollectionCasePageDocument,
  type CollectionCasePageQuery,
} from './case.generated'
import { caseMessages } from './case-messages'
import { LateLoans } from './LateLoans'
import { Outside } from './Outside'
import { Promises } from './Promises'
import { Script } from './Script'
import { Timeline } from './Timeline'

export type CaseOfPage = NonNullable<CollectionCasePageQuery['collectionCase']>

export interface CaseProps {
  readonly found: CaseOfPage
  readonly onDone: () => void
}

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** The workbench of one case: who is late with what, what was done, and what is done next. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const read = useRead(CollectionCasePageDocument, { id })
  const found = read.data?.collectionCase
  const live = useLive({
    document: CollectionCaseNewsDocument,
    variables: { caseId: id },
    cursorOf: (data) => data.collectionCaseChanged.cursor,
    onNews: ({ collectionCaseChanged: { version } }) => {
      if (found && version > found.version) read.reload()
    },
    onLost: read.reload,
  })
  return (
    <Page
      title={found ? fill(c.title, { number: found.number }) : t.cases}
      trail={[{ text: t.cases, path: '/collections' }]}
      status={found ? <Marks found={found} live={<LiveDot state={live} />} /> : null}
      actions={found ? <CaseActions found={found} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {({ collectionCase: one }) =>
          one ? (
            <Workbench found={one} onDone={read.reload} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Marks({ found, live }: { found: CaseOfPage; live: ReactNode }) {
  const t = useMessages(messages)
  return (
    <Space size={8} wrap>
      <StatusTag kind="CollectionCaseStatus" value={found.status} tones={CASE_TONES} />
      <StatusTag kind="CollectionStage" value={found.stage} tones={STAGE_TONES} />
      {found.isDisputed ? <Tag color="warning">{t.disputed}</Tag> : null}
      {found.isPlaced ? <Tag>{t.placed}</Tag> : null}
      {live}
    </Space>
  )
}

function Workbench({ found, onDone }: CaseProps) {
  return (
    <div className="xd-case">
      <div className="xd-stack">
        <CaseFacts found={found} />
        <LateLoans found={found} />
        <Timeline found={found} />
      </div>
      <div className="xd-stack">
        {found.status === 'OPEN' ? <ContactPanel found={found} onDone={onDone} /> : null}
        <Promises found={found} onDone={onDone} />
        <Outside found={found} />
        <Script found={found} />
      </div>
    </div>
  )
}
