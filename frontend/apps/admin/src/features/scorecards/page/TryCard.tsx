import { useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { factOf } from '../../../shared/fact-text'
import type { JsonObject } from '../../../shared/json'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import { characteristicsOf } from './card'
import { ScorecardTriedDocument, type ScorecardTriedQuery } from './scorecard.generated'

type Score = ScorecardTriedQuery['scorecardTry']

/** What somebody with these facts would score, also by points that are not saved yet. */
export function TryCard({ content }: { content: JsonObject }) {
  const t = useMessages(messages)
  const language = useLanguage()
  const [facts, setFacts] = useState<JsonObject | null>(null)
  const read = useRead(ScorecardTriedDocument, { content, facts: facts ?? {} }, { pause: !facts })
  const all = characteristicsOf(content)
  const ask = (values: Record<string, string | undefined>) => {
    const given = all.map(({ fact, isNumber }) => {
      const unit = fact.endsWith('_minor') ? 'minor' : ''
      return [fact, factOf(values[fact] ?? '', isNumber ? 'number' : 'text', unit)] as const
    })
    setFacts(Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null)))
  }
  return (
    <div className="xd-stack">
      <Section title={t.tabTry}>
        <p className="xd-muted">{t.tryHint}</p>
        <Form layout="vertical" onFinish={ask}>
          <div className="xp-factform">
            {all.map((one) => (
              <Form.Item key={one.fact} name={one.fact} label={one[language]}>
                <Input placeholder={t.missing} inputMode={one.isNumber ? 'decimal' : undefined} />
              </Form.Item>
            ))}
          </div>
          <Button type="primary" htmlType="submit" loading={read.loading || read.refreshing}>
            {t.compute}
          </Button>
        </Form>
      </Section>
      {facts ? <Ready read={read}>{(data) => <Result score={data.scorecardTry} />}</Ready> : null}
    </div>
  )
}

function Result({ score }: { score: Score }) {
  const t = useMessages(messages)
  const language = useLanguage()
  return (
    <Section title={t.score}>
      <Facts
        facts={[
          { label: t.score, value: <strong>{score.points}</strong> },
          { label: t.grade, value: score.grade },
          { label: t.base, value: score.basePoints },
        ]}
      />
      <SimpleTable<Score['parts'][number]>
        label={t.tabCard}
        rows={score.parts}
        keyOf={(part) => part.fact}
        columns={[
          {
            title: t.characteristic,
            render: (part) => (language === 'zh' ? part.nameZh : part.nameEn),
          },
          { title: t.bin, render: (part) => (part.isMissing ? t.missing : part.bin) },
          { title: t.points, right: true, render: (part) => part.points },
          { title: t.best, right: true, render: (part) => part.maxPoints },
        ]}
      />
      <h3>{t.lost}</h3>
      <ul>
        {score.reasons.map((reason) => (
          <li key={reason.rank}>
            {reason[language]} ({fill(t.lostPoints, { n: reason.lostPoints })})
          </li>
        ))}
      </ul>
    </Section>
  )
}
