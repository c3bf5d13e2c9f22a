import { useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Alert } from 'antd'
import { Facts } from '../../../shared/Facts'
import { factText } from '../../../shared/fact-text'
import { asObject, at } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { sharedMessages } from '../../../shared/shared-messages'
import { nodesOf } from '../model/types'
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
        <Trace trace={found.trace} content={content} />
      </div>
    </Section>
  )
}

function Trace({ trace, content }: { trace: unknown; content: unknown }) {
  const t = useMessages(testMessages)
  const fired = at(trace, 'fired')
  const computed = { ...asObject(at(trace, 'derived')), ...asObject(at(trace, 'computed')) }
  const names = new Map(nodesOf(content).map((node) => [node.id, node.name]))
  return (
    <>
      <h3>{t.fired}</h3>
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
        facts={Object.entries(computed).map(([label, value]) => ({
          label,
          value: <span className="xd-amount">{String(value)}</span>,
        }))}
      />
    </>
  )
}
