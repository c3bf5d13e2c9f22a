import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { CodeSelect, DateInput, MoneyInput } from '../../../shared/fields'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { LEGAL_TONES } from '../tones'
import type { Legal } from './LegalPage'
import { CollectionLegalStepDocument } from './legal.generated'
import { legalMessages } from './legal-messages'

interface Props {
  readonly rows: readonly Legal[]
  readonly onDone: () => void
}

/** Legal actions with their stage and what they have cost. */
export function Legals({ rows, onDone }: Props) {
  const t = useMessages(legalMessages)
  const m = useMessages(messages)
  const { can } = useSession()
  const [chosen, setChosen] = useState<Legal | null>(null)
  return (
    <>
      <SimpleTable
        label={t.legals}
        rows={rows}
        keyOf={(row) => row.id}
        empty={t.noLegals}
        columns={[
          { title: t.number, render: (row) => row.number },
          {
            title: t.case,
            render: (row) => (
              <Link to={`/collections/cases/${encodeURIComponent(row.caseId)}`}>
                {row.caseNumber}
              </Link>
            ),
          },
          {
            title: m.stage,
            render: (row) => (
              <StatusTag kind="CollectionLegalStage" value={row.stage} tones={LEGAL_TONES} />
            ),
          },
          { title: t.court, render: (row) => row.court },
          { title: t.courtNumber, render: (row) => row.courtNumber ?? '—' },
          { title: t.claimed, right: true, render: (row) => <Amount value={row.claimed} /> },
          { title: t.cost, right: true, render: (row) => <Amount value={row.cost} /> },
          { title: t.openedOn, render: (row) => <DateText value={row.openedOn} /> },
          { title: t.steps, right: true, render: (row) => row.steps.length },
          {
            title: t.act,
            render: (row) =>
              row.stage !== 'ENDED' && can('collection.legal') ? (
                <Button size="small" onClick={() => setChosen(row)}>
                  {t.step}
                </Button>
              ) : (
                '—'
              ),
          },
        ]}
      />
      {chosen ? <StepForm legal={chosen} onClose={() => setChosen(null)} onDone={onDone} /> : null}
    </>
  )
}

interface StepProps {
  readonly legal: Legal
  readonly onClose: () => void
  readonly onDone: () => void
}

function StepForm({ legal, onClose, onDone }: StepProps) {
  const t = useMessages(legalMessages)
  const m = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { businessDate } = useSession()
  const stages = useCodes('CollectionLegalStage')
  const from = stages.findIndex(({ value }) => value === legal.stage)
  const required = [{ required: true, message: s.required }]
  return (
    <VerbDrawer
      title={`${t.step} · ${legal.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={CollectionLegalStepDocument}
      initial={{ stage: legal.stage as string, on: businessDate }}
      toInput={(values: { stage: string; on: string }) => ({ legalId: legal.id, ...values })}
    >
      <Form.Item name="stage" label={m.stage} rules={required}>
        <CodeSelect options={stages.slice(from)} allowClear={false} />
      </Form.Item>
      <Form.Item name="on" label={t.on} rules={required}>
        <DateInput />
      </Form.Item>
      <Form.Item name="cost" label={t.cost}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="courtNumber" label={t.courtNumber}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="note" label={m.note}>
        <Input.TextArea rows={3} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}
