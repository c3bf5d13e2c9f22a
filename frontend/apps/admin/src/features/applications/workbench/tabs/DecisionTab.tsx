import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount, DateTimeText } from '@xindai/ui'
import { Alert, Empty } from 'antd'
import { Facts } from '../../../../shared/Facts'
import { StatusTag } from '../../../../shared/StatusTag'
import { useSession } from '../../../../shell/session'
import type { Decided, Work } from '../types'
import { decisionMessages } from './decision-messages'
import { FactsUsed } from './FactsUsed'

const TONES = { APPROVE: 'good', REFER: 'attention', DECLINE: 'bad' } as const

/** What the policy decided, why, and on which facts. */
export function DecisionTab({ work }: { work: Work }) {
  const t = useMessages(decisionMessages)
  const { can } = useSession()
  const { decision, customer } = work
  if (!can('decision.read')) return <Empty description={t.forbidden} />
  if (!decision) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
  return (
    <div className="xd-stack">
      <Verdict decision={decision} />
      <h3>{t.reasons}</h3>
      <Reasons decision={decision} />
      {customer ? <FactsUsed id={work.id} customerId={customer.id} /> : null}
    </div>
  )
}

function Verdict({ decision }: { decision: Decided }) {
  const t = useMessages(decisionMessages)
  const code = useCode()
  return (
    <Facts
      facts={[
        {
          label: t.outcome,
          value: <StatusTag kind="DecisionOutcome" value={decision.outcome} tones={TONES} />,
        },
        { label: t.grade, value: decision.grade },
        { label: t.score, value: decision.score },
        { label: t.amount, value: <Amount value={decision.amount} strong /> },
        { label: t.instalments, value: decision.instalments },
        { label: t.rate, value: formatRate(decision.annualRate) },
        { label: t.capacity, value: <Amount value={decision.capacity} /> },
        {
          label: t.policy,
          value: `${decision.policyCode} v${decision.policyVersion} · ${code('DecisionArm', decision.arm)}`,
        },
        { label: t.scorecard, value: decision.scorecard },
        { label: t.decidedAt, value: <DateTimeText value={decision.decidedAt} /> },
      ]}
    />
  )
}

function Reasons({ decision }: { decision: Decided }) {
  const t = useMessages(decisionMessages)
  const language = useLanguage()
  const { reasons, counterfactual } = decision
  return (
    <>
      {reasons.length === 0 ? <p className="xd-muted">{t.noReasons}</p> : null}
      <ol className="xd-reasons">
        {reasons.map((reason) => (
          <li key={`${reason.rank}${reason.code}`}>
            {reason[language]} <span className="xd-muted">{reason.rule ?? reason.code}</span>
          </li>
        ))}
      </ol>
      {counterfactual ? (
        <Alert
          type="info"
          showIcon
          title={t.counterfactual}
          description={counterfactual[language]}
        />
      ) : null}
    </>
  )
}
