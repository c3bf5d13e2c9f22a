import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { CodeSelect } from '../../../shared/fields'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { rightsOf } from './rights'
import type { TaskOfPage } from './TaskPage'
import {
  WarningTaskClaimDocument,
  WarningTaskReleaseDocument,
  WarningTaskResolveDocument,
} from './tasks.generated'

interface Props {
  readonly task: TaskOfPage
  readonly onDone: () => void
}

/** What can be done with the task as it stands, by who looks at it. */
export function TaskActions({ task, onDone }: Props) {
  const t = useMessages(messages)
  const { can } = useSession()
  const rights = rightsOf(task, can)
  const findings = useCodes('WarningFinding')
  const [resolving, setResolving] = useState(false)
  const claim = useAct(WarningTaskClaimDocument)
  const release = useAct(WarningTaskReleaseDocument)
  const then = async (done: Promise<boolean>) => {
    if (await done) onDone()
  }
  return (
    <>
      {rights.canClaim ? (
        <Button
          type="primary"
          loading={claim.busy}
          onClick={() => then(claim.act({ taskId: task.id }))}
        >
          {task.status === 'CLAIMED' ? t.takeOver : t.claim}
        </Button>
      ) : null}
      {rights.canResolve ? (
        <>
          <Button loading={release.busy} onClick={() => then(release.act({ taskId: task.id }))}>
            {t.release}
          </Button>
          <Button type="primary" onClick={() => setResolving(true)}>
            {t.resolve}
          </Button>
        </>
      ) : null}
      <VerbDrawer
        title={`${t.resolve} · ${task.number}`}
        open={resolving}
        onClose={() => setResolving(false)}
        onDone={onDone}
        document={WarningTaskResolveDocument}
        toInput={(values: object) => ({ ...values, taskId: task.id })}
        submitText={t.resolve}
      >
        <Form.Item name="finding" label={t.finding} rules={[{ required: true }]}>
          <CodeSelect options={[...findings]} />
        </Form.Item>
        <Form.Item name="comment" label={t.comment} rules={[{ required: true }]}>
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
