import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import type { JsonObject } from '../../../shared/json'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import type { Fact, Version } from '../page/PolicyPage'
import { PolicyTriedDocument } from '../page/policy.generated'
import { casesOf } from './cases'
import { FactsForm } from './FactsForm'
import { TryResult } from './TryResult'
import { testMessages } from './test-messages'

/** Given facts through a version: what it says, and which rules fitted. */
export function TryTab({ version, facts }: { version: Version; facts: readonly Fact[] }) {
  const t = useMessages(testMessages)
  const cases = casesOf(version.testCases)
  const [given, setGiven] = useState<JsonObject>(cases[0]?.facts ?? {})
  const [asked, setAsked] = useState<JsonObject | null>(null)
  const read = useRead(
    PolicyTriedDocument,
    { version: version.id, facts: asked ?? {} },
    { pause: asked === null },
  )
  return (
    <div className="xd-stack">
      <Section
        title={t.facts}
        extra={
          <Select<number>
            placeholder={t.fromCase}
            aria-label={t.fromCase}
            value={null}
            popupMatchSelectWidth={false}
            style={{ minWidth: 160 }}
            options={cases.map(({ name }, value) => ({ value, label: name }))}
            onChange={(n) => setGiven(cases[n]?.facts ?? {})}
          />
        }
      >
        <p className="xd-muted">{t.tryHint}</p>
        <Form layout="vertical" onFinish={() => setAsked(given)}>
          <FactsForm content={version.content} facts={facts} value={given} onChange={setGiven} />
          <Button type="primary" htmlType="submit" loading={read.loading || read.refreshing}>
            {t.compute}
          </Button>
        </Form>
      </Section>
      {asked ? (
        <Ready read={read}>
          {({ decisionTry }) => (
            <TryResult found={decisionTry} content={version.content} facts={facts} />
          )}
        </Ready>
      ) : null}
    </div>
  )
}
