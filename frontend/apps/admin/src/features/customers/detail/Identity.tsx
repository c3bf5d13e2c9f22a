import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText, useNow } from '@xindai/ui'
import { Button, Form, Input, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import type { Customer } from './CustomerPage'
import { messages } from './messages'
import { CustomerRevealDocument, type CustomerRevealMutation } from './verbs.generated'

type Revealed = NonNullable<CustomerRevealMutation['revealCustomer']['revealed']>
const SHOWN_MS = 60_000

/** Who he is, masked; in full for a minute to who says why. */
export function Identity({ customer }: { customer: Customer }) {
  const t = useMessages(messages)
  const { can } = useSession()
  const [asking, setAsking] = useState(false)
  const [revealed, setRevealed] = useState<{ person: Revealed; until: number } | null>(null)
  const shown = revealed?.person ?? customer
  const facts = [
    { label: t.number, value: customer.number },
    { label: t.name, value: shown.name },
    { label: t.idNumber, value: shown.idNumber },
    { label: t.phone, value: shown.phone },
    { label: t.branch, value: customer.branch?.name },
    { label: t.source, value: customer.source },
    { label: t.segments, value: <Tags tags={customer.segments} /> },
    { label: t.tags, value: <Tags tags={customer.tags} /> },
    { label: t.since, value: <DateTimeText value={customer.createdAt} /> },
  ]
  const hide = () => setRevealed(null)
  const extra = revealed ? (
    <Countdown until={revealed.until} onEnd={hide} />
  ) : can('customer.reveal') ? (
    <Button onClick={() => setAsking(true)}>{t.reveal}</Button>
  ) : null
  return (
    <Section title={t.identity} extra={extra}>
      <Facts facts={facts} />
      <VerbDrawer
        title={t.reveal}
        open={asking}
        onClose={() => setAsking(false)}
        document={CustomerRevealDocument}
        toInput={(values: { reason: string }) => ({ id: customer.id, reason: values.reason })}
        onDone={({ revealed: person }) =>
          person && setRevealed({ person, until: Date.now() + SHOWN_MS })
        }
      >
        <Form.Item
          name="reason"
          label={t.revealReason}
          extra={t.revealHint}
          rules={[{ required: true }]}
        >
          <Input.TextArea rows={3} maxLength={200} autoFocus />
        </Form.Item>
      </VerbDrawer>
    </Section>
  )
}

function Tags({ tags }: { tags: readonly string[] }) {
  return <>{tags.length === 0 ? '—' : tags.map((one) => <Tag key={one}>{one}</Tag>)}</>
}

function Countdown({ until, onEnd }: { until: number; onEnd: () => void }) {
  const t = useMessages(messages)
  const left = Math.ceil((until - useNow()) / 1_000)
  useEffect(() => {
    if (left <= 0) onEnd()
  }, [left, onEnd])
  return (
    <Button onClick={onEnd}>
      {t.hide} · {fill(t.hidesIn, { n: Math.max(0, left) })}
    </Button>
  )
}
