import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Alert, Button, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { SimpleTable } from '../../../shared/SimpleTable'
import { sharedMessages } from '../../../shared/shared-messages'
import { messages } from '../messages'
import type { Batch } from './AgencyPage'
import {
  CollectionBatchPeopleDocument,
  type CollectionBatchPeopleMutation,
} from './agencies.generated'
import { agencyMessages } from './agency-messages'

type People = NonNullable<CollectionBatchPeopleMutation['collectionBatchPeople']['people']>

/** What the agency may know of the people of a batch, with a reason, on record. */
export function PeopleDrawer({ batch, onClose }: { batch: Batch; onClose: () => void }) {
  const t = useMessages(agencyMessages)
  const m = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { send, busy } = useVerb(CollectionBatchPeopleDocument)
  const [people, setPeople] = useState<People | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const ask = async ({ reason }: { reason: string }) => {
    const outcome = await send({ batchId: batch.id, reason })
    if (outcome.kind === 'refused') setProblem(outcome.errors.map((e) => e.message).join(' '))
    else setPeople(outcome.payload.people ?? [])
  }
  return (
    <Drawer
      title={`${t.people} · ${batch.number}`}
      open
      onClose={onClose}
      size={680}
      footer={<Button onClick={onClose}>{t.close}</Button>}
    >
      {people ? (
        <SimpleTable
          label={t.people}
          rows={people}
          keyOf={(row) => row.caseNumber}
          columns={[
            { title: t.case, render: (row) => row.caseNumber },
            { title: t.name, render: (row) => row.name ?? t.withheld },
            { title: t.phone, render: (row) => row.phone ?? t.withheld },
            { title: t.idNumber, render: (row) => row.idNumber ?? t.withheld },
            { title: m.overdue, right: true, render: (row) => <Amount value={row.overdue} /> },
          ]}
        />
      ) : (
        <Form layout="vertical" onFinish={ask}>
          <p className="xd-muted">{t.peopleHint}</p>
          {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
          <Form.Item
            name="reason"
            label={m.reason}
            rules={[{ required: true, message: s.required }]}
          >
            <Input.TextArea rows={3} maxLength={200} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={busy}>
            {t.people}
          </Button>
        </Form>
      )}
    </Drawer>
  )
}
