import { useMessages } from '@xindai/i18n'
import { Alert, Form, Input } from 'antd'
import { useNavigate } from 'react-router'
import { DateInput, MoneyInput } from '../../../shared/fields'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { LineFieldsFragment } from '../detail/line.generated'
import { type Part, PartFields, partsOf } from './Parts'
import { verbMessages } from './verb-messages'
import { LineProposeDocument } from './verbs.generated'

type ProposeVerb = 'adjust' | 'raise' | 'subLine'

const KINDS = { adjust: 'ADJUST', raise: 'TEMPORARY_RAISE', subLine: 'SUB_LINE' } as const

interface Props {
  readonly verb: ProposeVerb
  readonly line: LineFieldsFragment
  readonly onClose: () => void
}

interface Values {
  readonly limit?: string
  readonly expiresOn?: string
  readonly temporary?: string
  readonly temporaryUntil?: string
  readonly subLines?: Part[]
  readonly reason: string
}

/** A change of a line, for another person to approve. */
export function ProposeForm({ verb, line, onClose }: Props) {
  const t = useMessages(verbMessages)
  const go = useNavigate()
  return (
    <VerbDrawer
      title={t[verb]}
      open
      onClose={onClose}
      document={LineProposeDocument}
      initial={verb === 'subLine' ? { subLines: [{ isRevolving: true } as Part] } : {}}
      toInput={(values: Values) => ({
        kind: KINDS[verb],
        customerId: line.customerId,
        currency: line.currency,
        reason: values.reason,
        limit: values.limit || null,
        expiresOn: values.expiresOn ?? null,
        temporary: values.temporary || null,
        temporaryUntil: values.temporaryUntil ?? null,
        subLines: partsOf(values.subLines),
      })}
      onDone={({ proposal }) =>
        proposal && go(`/line-proposals/${encodeURIComponent(proposal.id)}`)
      }
    >
      <Alert type="info" showIcon title={t.second} className="xd-gap" />
      <Fields verb={verb} />
      <Form.Item name="reason" label={t.reason} rules={[{ required: true }]}>
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </VerbDrawer>
  )
}

function Fields({ verb }: { verb: ProposeVerb }) {
  const t = useMessages(verbMessages)
  const required = [{ required: true }]
  if (verb === 'subLine') return <PartFields name={['subLines', 0]} />
  if (verb === 'raise') {
    return (
      <>
        <Form.Item name="temporary" label={t.temporary} rules={required}>
          <MoneyInput />
        </Form.Item>
        <Form.Item name="temporaryUntil" label={t.temporaryUntil} rules={required}>
          <DateInput />
        </Form.Item>
      </>
    )
  }
  return (
    <>
      <Form.Item name="limit" label={t.newLimit} extra={t.newLimitHint}>
        <MoneyInput />
      </Form.Item>
      <Form.Item name="expiresOn" label={t.expiresOn} extra={t.expiresHint}>
        <DateInput />
      </Form.Item>
    </>
  )
}
