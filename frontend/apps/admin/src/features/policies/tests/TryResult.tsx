import { useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Alert } from 'antd'
import { useSearchParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { factText } from '../../../shared/fact-text'
import { asObject, at } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { sharedMessages } from '../../../shared/shared-messages'
import { Graph } from '../model/Graph'
import { nodesOf } from '../model/types'
import { useNodeWords } from '../model/useNodeWords'
import type { Fact } from '../page/PolicyPage'
import type { PolicyTriedQuery } from '../page/policy.generated'
import { OUTCOME_TONES } from '../tones'
import { testMessages } from './test-messages'

type Found = PolicyTriedQuery['decisionTry']

interface Props {
  readonly found: Found
  readonly content: unknown
  readonly facts: readonly Fact[]
}

export function TryResult({ found, content, facts }: Props) {
  const t = useMessages(testMessages)
  const s = useMessages(sharedMessages)
  const language = useLanguage()
  const change = found.counterfactual
  const unit = facts.find(({ name }) => name === change?.fact)?.unit ?? ''
  return (
    <Section title={t.outcome}>
      <div aria-live="polite">
        <Facts
          facts={[
            {
              label: t.outcome,
              value: (
                <StatusTag kind="DecisionOutcome" value={found.outcome} tones={OUTCOME_TONES} />
              ),
            },
            { label: t.gradeFound, value: found.grade || '—' },
            { label: t.amount, value: <Amount value={found.amount} strong /> },
            { label: t.rate, value: formatRate(found.annualRate) },
            { label: t.instalments, value: found.instalments },
            { label: t.capacity, value: <Amount value={found.capacity} /> },
            { label: t.levels, value: found.reviewLevels },
            { label: t.phone, value: found.needsPhoneCheck ? s.yes : s.no },
          ]}
        />
        <h3>{t.because}</h3>
        <ul>
          {found.reasons.map((reason) => (
            <li key={`${reason.rank}`}>
              {reason[language]} <code>{reason.code}</code>
            </li>
          ))}
        </ul>
        {change ? (
          <Alert
            type="info"
            showIcon
            title={`${t.instead}: ${change[language]}`}
            description={`${factText(change.was, unit) || t.missing} → ${factText(change.needed, unit)}`}
          />
        ) : null}
        <Trace trace={found.trace} content={content} facts={facts} />
      </div>
    </Section>
  )
}

function Trace({ trace, content, facts }: { trace: unknown } & Pick<Props, 'content' | 'facts'>) {
  const t = useMessages(testMessages)
  const language = useLanguage()
  const { nameOf } = useNodeWords()
  const fired = at(trace, 'fired')
  const lit = new Set((Array.isArray(fired) ? fired : []).map((one) => nodeIn(String(one))))
  const [, setParams] = useSearchParams()
  const show = (node: string) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.delete('tab')
      next.set('node', node)
      return next
    })
  const computed = { ...asObject(at(trace, 'derived')), ...asObject(at(trace, 'computed')) }
  const names = new Map(nodesOf(content).map((node) => [node.id, nameOf(node)]))
  return (
    <>
      <h3>{t.fired}</h3>
      <Graph content={content} chosen={undefined} lit={lit} onChoose={show} />
      <ul>
        {(Array.isArray(fired) ? fired : []).map((one) => {
          const [node = '', rule = ''] = String(one).split('/')
          return (
            <li key={String(one)}>
              {names.get(node) ?? node} · <code>{rule}</code>
            </li>
          )
        })}
      </ul>
      <h3>{t.computed}</h3>
      <Facts
        facts={Object.entries(computed).map(([name, value]) => {
          const fact = facts.find((one) => one.name === name)
          const unit = fact?.unit ?? (name.endsWith('_minor') ? 'minor' : '')
          const text = `${factText(value, unit)}${unit === 'bps' ? '%' : ''}`
          return {
            label: fact?.[language] ?? name,
            value: <span className="xd-amount">{text}</span>,
          }
        })}
      />
    </>
  )
}

/** `grades/b`: rule b of the node grades. */
function nodeIn(fired: string): string {
  return fired.split('/')[0] ?? fired
}
