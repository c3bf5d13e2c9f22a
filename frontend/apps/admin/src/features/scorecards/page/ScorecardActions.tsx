import { useMessages } from '@xindai/i18n'
import { Button, Form, Input, Popconfirm } from 'antd'
import { useState } from 'react'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import type { Scorecard } from './ScorecardPage'
import {
  ScorecardActivateDocument,
  ScorecardReturnDocument,
  ScorecardSubmitDocument,
} from './scorecard.generated'

interface Props {
  readonly card: Scorecard
  readonly onDone: () => void
}

export function ScorecardActions({ card, onDone }: Props) {
  const t = useMessages(messages)
  const s = useMessages(sharedMessages)
  const { can } = useSession()
  const [returning, setReturning] = useState(false)
  const submit = useAct(ScorecardSubmitDocument)
  const activate = useAct(ScorecardActivateDocument)
  const sure = (text: string, hint: string, { act, busy }: typeof submit) => (
    <Popconfirm
      title={text}
      description={hint}
      onConfirm={async () => (await act({ id: card.id })) && onDone()}
    >
      <Button type="primary" loading={busy}>
        {text}
      </Button>
    </Popconfirm>
  )
  return (
    <>
      {card.status === 'DRAFT' && can('scorecard.change')
        ? sure(t.submit, t.submitSure, submit)
        : null}
      {card.status === 'SUBMITTED' && can('scorecard.check') ? (
        <>
          {sure(t.activate, t.activateSure, activate)}
          <Button onClick={() => setReturning(true)}>{t.giveBack}</Button>
        </>
      ) : null}
      <VerbDrawer
        title={t.giveBack}
        open={returning}
        onClose={() => setReturning(false)}
        onDone={onDone}
        document={ScorecardReturnDocument}
        toInput={(values: { reason: string }) => ({ ...values, id: card.id })}
        submitText={t.giveBack}
      >
        <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
          <Input.TextArea rows={4} maxLength={500} showCount />
        </Form.Item>
      </VerbDrawer>
    </>
  )
}
