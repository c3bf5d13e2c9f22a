import { useVerb } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, App, Button, Input, Space } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../../shared/Facts'
import { RevealApplicantDocument, type RevealApplicantMutation } from '../acts.generated'
import { applicantMessages } from './applicant-messages'

type Revealed = NonNullable<RevealApplicantMutation['revealCustomer']['revealed']>

/** Name and numbers in full, with a reason, until they are hidden again; kept nowhere. */
export function Reveal({ customerId, number }: { customerId: string; number: string }) {
  const t = useMessages(applicantMessages)
  const { message } = App.useApp()
  const { send, busy } = useVerb(RevealApplicantDocument)
  const [reason, setReason] = useState(fill(t.reasonOf, { number }))
  const [shown, setShown] = useState<Revealed | null>(null)
  const reveal = async () => {
    const outcome = await send({ id: customerId, reason })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else setShown(outcome.payload.revealed)
  }
  if (shown) {
    const facts = [
      { label: t.name, value: shown.name },
      { label: t.idNumber, value: shown.idNumber },
      { label: t.phone, value: shown.phone },
    ]
    return (
      <Alert
        type="warning"
        description={<Facts facts={facts} />}
        action={<Button onClick={() => setShown(null)}>{t.hide}</Button>}
      />
    )
  }
  return (
    <Space.Compact block>
      <Input
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
        aria-label={t.reason}
        title={t.reason}
      />
      <Button loading={busy} disabled={reason.trim().length < 2} onClick={reveal}>
        {t.reveal}
      </Button>
    </Space.Compact>
  )
}
