import { useCode, useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Select } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { useShortcuts } from '../../../shared/shortcuts/useShortcuts'
import { CollectionPermitDocument, CollectionSendMessageDocument } from './acts.generated'
import type { CaseProps } from './CasePage'
import { caseMessages } from './case-messages'
import { LogForm } from './LogForm'
import { useCaseRights } from './rights'
import { useVerbParam } from './useVerbParam'

export interface Permit {
  readonly permitId: string
  readonly phone: string | null
  readonly validUntil: string
  readonly channel: string
}

const SELF = 'self'

/** Ask the contact gate; with its permit comes the number, and then the result is noted. */
export function ContactPanel({ found, onDone }: CaseProps) {
  const c = useMessages(caseMessages)
  const { canContact, canClaim } = useCaseRights(found)
  const [permit, setPermit] = useState<Permit | null>(null)
  return (
    <Section title={c.contact}>
      {permit ? (
        <LogForm
          found={found}
          permit={permit}
          onDone={() => {
            setPermit(null)
            onDone()
          }}
        />
      ) : canContact ? (
        <AskForm found={found} onPermit={setPermit} onDone={onDone} />
      ) : (
        <p className="xd-muted">{canClaim ? c.claimFirst : c.notNow}</p>
      )}
    </Section>
  )
}

interface AskProps {
  readonly found: CaseProps['found']
  readonly onPermit: (permit: Permit) => void
  readonly onDone: () => void
}

/** What the program sends by itself; calls, visits and letters are people's. */
const BY_PROGRAM: ReadonlySet<string> = new Set(['SMS', 'EMAIL'])

function AskForm({ found, onPermit, onDone }: AskProps) {
  const c = useMessages(caseMessages)
  const code = useCode()
  const { send, busy } = useVerb(CollectionPermitDocument)
  const reminder = useVerb(CollectionSendMessageDocument)
  const { show } = useVerbParam()
  const [channel, setChannel] = useState<string>(found.channels[0] ?? 'CALL')
  const [who, setWho] = useState(SELF)
  const [refusal, setRefusal] = useState<string | null>(null)
  const people = found.customer?.contacts ?? []
  const ask = async (by = channel) => {
    setRefusal(null)
    const outcome = await send({
      caseId: found.id,
      channel: by as never,
      contactId: who === SELF ? undefined : who,
    })
    if (outcome.kind === 'refused') setRefusal(outcome.errors.map((e) => e.message).join(' '))
    else if (outcome.kind === 'done' && outcome.payload.permitId && outcome.payload.validUntil)
      onPermit({
        permitId: outcome.payload.permitId,
        phone: outcome.payload.phone,
        validUntil: outcome.payload.validUntil,
        channel: by,
      })
  }
  const bySelf = BY_PROGRAM.has(channel)
  const remind = async () => {
    setRefusal(null)
    const outcome = await reminder.send({ caseId: found.id, channel: channel as never })
    if (outcome.kind === 'refused') setRefusal(outcome.errors.map((e) => e.message).join(' '))
    else onDone()
  }
  useShortcuts([
    { key: 'c', text: c.keyCall, run: found.channels.includes('CALL') ? () => ask('CALL') : null },
    { key: 'p', text: c.keyPromise, run: () => show('promise') },
    { key: 'n', text: c.keyNote, run: () => show('note') },
  ])
  return (
    <Form layout="vertical" onFinish={() => (bySelf ? remind() : ask())}>
      <Form.Item label={c.channel}>
        <Select
          aria-label={c.channel}
          value={channel}
          onChange={setChannel}
          options={found.channels.map((each) => ({
            value: each,
            label: code('CollectionChannel', each),
          }))}
        />
      </Form.Item>
      {bySelf ? null : (
        <Form.Item label={c.who} extra={who === SELF ? null : c.thirdHint}>
          <Select
            aria-label={c.who}
            value={who}
            onChange={setWho}
            options={[
              { value: SELF, label: c.himself },
              ...people.map((each) => ({
                value: each.id,
                label: `${each.name} (${code('ContactRelation', each.relation)})`,
              })),
            ]}
          />
        </Form.Item>
      )}
      {refusal ? (
        <Alert type="warning" showIcon role="alert" title={refusal} className="xd-gap" />
      ) : null}
      <Button type="primary" htmlType="submit" loading={busy || reminder.busy}>
        {bySelf ? c.send : c.askPermit}
      </Button>
      <p className="xd-muted">{bySelf ? c.sendHint : c.permitHint}</p>
    </Form>
  )
}
