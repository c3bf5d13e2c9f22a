import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button, Space } from 'antd'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { PROMISE_TONES } from '../tones'
import type { CaseProps } from './CasePage'
import { caseMessages } from './case-messages'
import { useCaseRights } from './rights'
import { useVerbParam } from './useVerbParam'

/** What the customer promised and what has arrived of it. */
export function Promises({ found }: CaseProps) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const { canWork } = useCaseRights(found)
  const { show } = useVerbParam()
  const open = found.promises.find((each) => each.status === 'OPEN')
  return (
    <Section
      title={c.promises}
      extra={
        canWork ? (
          <Space>
            {open ? (
              <Button size="small" onClick={() => show('cancel')}>
                {c.cancelPromise}
              </Button>
            ) : (
              <Button size="small" type="primary" onClick={() => show('promise')}>
                {c.makePromise}
              </Button>
            )}
          </Space>
        ) : null
      }
    >
      <SimpleTable
        label={c.promises}
        rows={found.promises}
        keyOf={(row) => row.id}
        empty={c.noPromises}
        columns={[
          { title: t.amount, right: true, render: (row) => <Amount value={row.amount} /> },
          { title: t.received, right: true, render: (row) => <Amount value={row.received} /> },
          { title: t.dueOn, render: (row) => <DateText value={row.dueOn} /> },
          {
            title: t.status,
            render: (row) => (
              <StatusTag kind="CollectionPromiseStatus" value={row.status} tones={PROMISE_TONES} />
            ),
          },
        ]}
      />
    </Section>
  )
}
