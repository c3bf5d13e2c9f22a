import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, App, Button, Input, InputNumber, Space } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { sharedMessages } from '../../../shared/shared-messages'
import { Difference } from './Difference'
import { type Draft, diffOf, draftOf, inputOf, type Kind, NUMBERS, type Policy } from './draft'
import { WarningPolicyProposeDocument } from './policy.generated'
import { policyMessages } from './policy-messages'
import { RuleTable } from './RuleTable'

interface Props {
  readonly from: Policy
  readonly kinds: readonly Kind[]
  readonly onClose: () => void
  readonly onDone: () => void
}

/** The next version: written, compared with what is in force, submitted. */
export function Editor({ from, kinds, onClose, onDone }: Props) {
  const t = useMessages(policyMessages)
  const s = useMessages(sharedMessages)
  const { message } = App.useApp()
  const [draft, setDraft] = useState<Draft>(() => draftOf(from))
  const [problem, setProblem] = useState<string | null>(null)
  const { send, busy } = useVerb(WarningPolicyProposeDocument)
  const lines = diffOf(from, draft)
  const submit = async () => {
    setProblem(null)
    const outcome = await send(inputOf(draft))
    if (outcome.kind === 'refused') {
      setProblem(outcome.errors.map((e) => `${e.message} (${e.field ?? ''})`).join(' '))
      return
    }
    message.success(s.done)
    onDone()
    onClose()
  }
  return (
    <Section
      title={t.edit}
      extra={
        <Space>
          <Button onClick={onClose}>{t.cancel}</Button>
          <Button type="primary" loading={busy} disabled={lines.length === 0} onClick={submit}>
            {t.submit}
          </Button>
        </Space>
      }
    >
      <div className="xd-stack">
        <p className="xd-muted">{t.hint}</p>
        {problem ? <Alert type="error" showIcon role="alert" title={problem} /> : null}
        <RuleTable draft={draft} kinds={kinds} onChange={setDraft} />
        <Space wrap size={16}>
          {NUMBERS.map((key) => (
            <div key={key}>
              <div className="xd-muted">{t[key]}</div>
              <InputNumber
                aria-label={t[key]}
                min={0}
                precision={0}
                value={draft[key]}
                onChange={(value) => setDraft({ ...draft, [key]: value })}
              />
            </div>
          ))}
        </Space>
        <div>
          <div className="xd-muted">{t.note}</div>
          <Input.TextArea
            aria-label={t.note}
            rows={2}
            maxLength={500}
            value={draft.note}
            onChange={(event) => setDraft({ ...draft, note: event.target.value })}
          />
        </div>
        <Difference lines={lines} />
      </div>
    </Section>
  )
}
