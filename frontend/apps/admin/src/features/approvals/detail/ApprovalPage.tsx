import { useCode, useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Amount, DateTimeText } from '@xindai/ui'
import { Form, Input } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { SubjectText } from '../../../shared/SubjectText'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { Who } from '../../../shared/Who'
import { messages } from '../approvals-messages'
import { APPROVAL_TONES } from '../tones'
import { Actions, type Choice } from './Actions'
import {
  ApprovalApproveDocument,
  ApprovalPageDocument,
  type ApprovalPageQuery,
  ApprovalRejectDocument,
} from './approval.generated'
import { SentFields } from './SentFields'

type Approval = Extract<NonNullable<ApprovalPageQuery['node']>, { command: string }>

/** One request: what was asked for, by whom, and the decision. */
export function Component() {
  const id = useParams().id ?? ''
  const read = useRead(ApprovalPageDocument, { id })
  return (
    <Ready read={read}>
      {({ node }) =>
        node && 'command' in node ? (
          <Shown approval={node as Approval} onChanged={read.reload} />
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function Shown({ approval, onChanged }: { approval: Approval; onChanged: () => void }) {
  const t = useMessages(messages)
  const code = useCode()
  const language = useLanguage()
  const [choice, setChoice] = useState<Choice | null>(null)
  const title = code('Permission', approval.command)
  const facts = [
    {
      label: t.subject,
      value: <SubjectText subject={approval.subject} name={approval.subjectName} />,
    },
    { label: t.amount, value: <Amount value={approval.amount} /> },
    { label: t.maker, value: <Who actor={approval.maker} /> },
    { label: t.role, value: approval.roleName[language] },
    { label: t.createdAt, value: <DateTimeText value={approval.createdAt} /> },
    { label: t.expiresAt, value: <DateTimeText value={approval.expiresAt} /> },
    { label: t.checker, value: <Who actor={approval.checker} /> },
    { label: t.decidedAt, value: <DateTimeText value={approval.decidedAt} /> },
    { label: t.executedAt, value: <DateTimeText value={approval.executedAt} /> },
    { label: t.reason, value: approval.reason },
  ]
  // Both take the same input, and of what they give back only the refusals are read.
  const document = (
    choice === 'reject' ? ApprovalRejectDocument : ApprovalApproveDocument
  ) as typeof ApprovalApproveDocument
  return (
    <Page
      title={title}
      trail={[{ text: t.title, path: '/approvals' }]}
      status={<StatusTag kind="ApprovalStatus" value={approval.status} tones={APPROVAL_TONES} />}
      actions={<Actions approval={approval} onChoose={setChoice} onChanged={onChanged} />}
    >
      <Section>
        <Facts facts={facts} />
      </Section>
      <Section title={t.sent}>
        <SentFields value={approval.arguments} label={t.sent} />
      </Section>
      {approval.outcome ? (
        <Section title={t.outcome}>
          <SentFields value={approval.outcome} label={t.outcome} />
        </Section>
      ) : null}
      <VerbDrawer
        key={choice ?? ''}
        title={`${choice === 'reject' ? t.reject : t.approve}: ${title}`}
        open={choice !== null}
        onClose={() => setChoice(null)}
        document={document}
        toInput={(values: { reason?: string }) => ({
          id: approval.id,
          reason: values.reason ?? '',
        })}
        submitText={choice === 'reject' ? t.reject : t.approve}
        danger={choice === 'reject'}
        onDone={onChanged}
      >
        <Form.Item
          name="reason"
          label={t.reason}
          rules={choice === 'reject' ? [{ required: true, message: t.rejectReason }] : []}
        >
          <Input.TextArea rows={4} maxLength={500} showCount autoFocus />
        </Form.Item>
      </VerbDrawer>
    </Page>
  )
}
