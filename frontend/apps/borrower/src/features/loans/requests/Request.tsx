import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Card, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { type Step, Steps } from '../../../shared/Steps'
import { Reading } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { Found } from '../Found'
import { useRequestNews } from '../news'
import { loanPath } from '../paths'
import { Answer } from './Answer'
import { RequestFacts } from './RequestFacts'
import { requestMessages } from './request-messages'
import { isOpen } from './request-states'
import {
  OwnServiceRequestDocument,
  type OwnServiceRequestQuery,
  OwnServiceRequestWithdrawDocument,
} from './requests.generated'

export type OwnRequest = NonNullable<OwnServiceRequestQuery['serviceRequest']>

/** 我的申请: how far it is, what was asked for, what we say to it. */
export function Component() {
  const t = useMessages(requestMessages)
  const { id = '', request = '' } = useParams()
  const read = useRead(OwnServiceRequestDocument, { id: request })
  useRequestNews(read.data?.serviceRequest?.id, read.reload)
  return (
    <Page title={t.requestTitle} back={loanPath(id, '/requests')}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.serviceRequest}>
            {(found) => (
              <>
                <Answer loanId={id} request={found} />
                <Progress request={found} />
                <RequestFacts request={found} />
                {isOpen(found) ? <Withdraw id={found.id} onDone={read.reload} /> : null}
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Progress({ request }: { request: OwnRequest }) {
  const t = useMessages(requestMessages)
  const { status } = request
  const over = { APPROVED: t.granted, DECLINED: t.declined, WITHDRAWN: t.withdrawn }
  const isOver = !isOpen(request)
  const steps: Step[] = [
    {
      key: 'submitted',
      title: t.submitted,
      note: <DateTimeText value={request.createdAt} />,
      state: 'done',
    },
  ]
  if (status !== 'WITHDRAWN') {
    const state = isOver ? 'done' : status === 'UNDER_REVIEW' ? 'now' : 'next'
    steps.push({ key: 'review', title: isOver ? t.reviewed : t.review, state })
  }
  steps.push({
    key: 'decided',
    title: status in over ? over[status as keyof typeof over] : t.decided,
    note: request.decidedAt ? <DateTimeText value={request.decidedAt} /> : undefined,
    state: isOver ? (status === 'DECLINED' ? 'bad' : 'done') : 'next',
  })
  return (
    <Section title={t.steps}>
      <Card>
        <Steps label={t.steps} steps={steps} />
      </Card>
    </Section>
  )
}

function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(requestMessages)
  const form = useVerbForm(OwnServiceRequestWithdrawDocument, {
    initial: {},
    input: () => ({ requestId: id }),
    confirm: () => ({
      title: t.withdrawTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.withdraw,
    }),
    onDone,
  })
  return <VerbForm form={form} submit={t.withdraw} danger />
}
