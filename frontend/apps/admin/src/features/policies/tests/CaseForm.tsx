import { useCodes } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Form, Input, Select } from 'antd'
import { asObject, type JsonObject, at as valueAt } from '../../../shared/json'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { Fact, Version } from '../page/PolicyPage'
import { PolicyTestCasesSetDocument } from '../page/policy.generated'
import { casesOf } from './cases'
import { FactsForm } from './FactsForm'
import { testMessages } from './test-messages'

interface Props {
  readonly version: Version
  readonly facts: readonly Fact[]
  /** Which case; one past the last is a new one. */
  readonly at: number
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly name: string
  readonly outcome: string
  readonly reasons?: readonly string[]
  readonly grade?: string
  readonly facts: JsonObject
}

export function CaseForm({ version, facts, at, onClose, onDone }: Props) {
  const t = useMessages(testMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  const cases = casesOf(version.testCases)
  const old = cases[at]
  const outcomes = useCodes('DecisionOutcome')
  const codes = Object.keys(asObject(valueAt(version.content, 'reasons')))
  const toInput = ({ grade, reasons = [], ...rest }: Values) => {
    const next = { ...rest, reasons, ...(grade ? { grade } : {}) }
    const testCases = old ? cases.map((one, n) => (n === at ? next : one)) : [...cases, next]
    return { versionId: version.id, testCases }
  }
  return (
    <VerbDrawer
      title={old ? t.edit : t.add}
      open
      width={860}
      onClose={onClose}
      onDone={onDone}
      document={PolicyTestCasesSetDocument}
      initial={old ?? { facts: cases[0]?.facts ?? {}, reasons: [] }}
      toInput={toInput}
    >
      <Form.Item name="name" label={t.name} rules={rules}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="outcome" label={t.wanted} rules={rules}>
        <Select
          options={outcomes.map(({ value, label }) => ({ value: value.toLowerCase(), label }))}
        />
      </Form.Item>
      <Form.Item name="reasons" label={t.reasons}>
        <Select mode="tags" options={codes.map((value) => ({ value, label: value }))} />
      </Form.Item>
      <Form.Item name="grade" label={t.grade}>
        <Input maxLength={20} />
      </Form.Item>
      <h3>{t.facts}</h3>
      <Form.Item name="facts" noStyle>
        <FactsForm content={version.content} facts={facts} />
      </Form.Item>
    </VerbDrawer>
  )
}
