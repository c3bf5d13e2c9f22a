import { useCode, useRead } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { Card, Facts, Notice, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Reading } from '../../../shared/states'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { Found } from '../Found'
import { useDisputeNews } from '../news'
import { loanPath } from '../paths'
import { disputeMessages } from './dispute-messages'
import { isOpen } from './dispute-states'
import {
  OwnDisputeWithdrawDocument,
  OwnLoanDisputeDocument,
  type OwnLoanDisputeQuery,
} from './disputes.generated'
import { Packs } from './Packs'

export type OwnDispute = NonNullable<OwnLoanDisputeQuery['loanDispute']>

/** 我的异议: how it stands, what was contested, what we say to it, and the evidence. */
export function Component() {
  const t = useMessages(disputeMessages)
  const { id = '', dispute = '' } = useParams()
  const read = useRead(OwnLoanDisputeDocument, { id: dispute })
  useDisputeNews(read.data?.loanDispute, read.reload)
  return (
    <Page title={t.one} back={loanPath(id, '/disputes')}>
      <Reading read={read}>
        {(data) => (
          <Found value={data.loanDispute}>
            {(found) => (
              <>
                <Standing dispute={found} />
                <Content dispute={found} />
                <Packs dispute={found} onMade={read.reload} />
                {isOpen(found) ? <Withdraw id={found.id} onDone={read.reload} /> : null}
              </>
            )}
          </Found>
        )}
      </Reading>
    </Page>
  )
}

function Standing({ dispute }: { dispute: OwnDispute }) {
  const t = useMessages(disputeMessages)
  const language = useLanguage()
  const words = dispute.answer ? <p className="x-text">{dispute.answer}</p> : null
  switch (dispute.status) {
    case 'OPEN':
      return (
        <Notice tone="info" title={t.openNow}>
          {fill(t.answerBy, { date: formatDate(dispute.answerDueOn, language) })}
        </Notice>
      )
    case 'UPHELD':
      return (
        <Notice tone="good" title={t.upheld}>
          {words}
        </Notice>
      )
    case 'REJECTED':
      return (
        <Notice tone="bad" title={t.rejected}>
          {words}
        </Notice>
      )
    case 'WITHDRAWN':
      return <Notice title={t.withdrawn}>{words}</Notice>
  }
}

function Content({ dispute }: { dispute: OwnDispute }) {
  const t = useMessages(disputeMessages)
  const code = useCode()
  const facts: [string, ReactNode][] = [
    [t.number, dispute.number],
    [t.reason, code('LoanDisputeReason', dispute.reason)],
    [t.amount, <Amount key="amount" value={dispute.amount} />],
    [t.openedOn, <DateText key="opened" value={dispute.openedOn} />],
  ]
  if (dispute.correction) {
    facts.push([t.correction, code('LoanCorrectionKind', dispute.correction)])
  }
  if (dispute.documents.length > 0) {
    const named = dispute.documents.map((one) => code('CustomerDocumentCategory', one.category))
    facts.push([t.documents, named.join(', ')])
  }
  return (
    <Section title={t.facts}>
      <Card>
        <Facts items={facts} />
        <p className="x-text">{dispute.text}</p>
      </Card>
    </Section>
  )
}

function Withdraw({ id, onDone }: { id: string; onDone: () => void }) {
  const t = useMessages(disputeMessages)
  const form = useVerbForm(OwnDisputeWithdrawDocument, {
    initial: {},
    input: () => ({ disputeId: id }),
    confirm: () => ({
      title: t.withdrawTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.withdraw,
    }),
    onDone,
  })
  return <VerbForm form={form} submit={t.withdraw} danger />
}
