import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { messages } from './messages'
import { noteOf, type Reason, tidyAmount } from './tree'

/** Reasons under their amount, as deep as they go. */
export function ReasonTree({ reasons }: { reasons: readonly Reason[] }) {
  return (
    <ul className="xd-tree">
      {reasons.map((reason, at) => (
        <li key={at}>
          <Line reason={reason} />
          {reason.children.length > 0 ? <ReasonTree reasons={reason.children} /> : null}
        </li>
      ))}
    </ul>
  )
}

function Line({ reason }: { reason: Reason }) {
  const t = useMessages(messages)
  const code = useCode()
  const { sum, until } = noteOf(reason.note)
  return (
    <div className="xd-tree-line">
      <span>
        {code('ExplanationLabel', reason.label)}
        {sum ? <span className="xd-muted xd-tree-note">{sum}</span> : null}
        {until ? (
          <span className="xd-muted xd-tree-note">{fill(t.until, { date: until })}</span>
        ) : null}
      </span>
      <span className={reason.depth === 0 ? 'xd-amount xd-strong' : 'xd-amount'}>
        {formatAmount(tidyAmount(reason.amount))}
      </span>
    </div>
  )
}
