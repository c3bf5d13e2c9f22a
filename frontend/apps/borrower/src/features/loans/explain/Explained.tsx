import { useCode, useRead } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { Section } from '../../../shared/blocks'
import { Reading } from '../../../shared/states'
import { OwnExplainToBorrowerDocument } from './explain.generated'
import { explainMessages } from './explain-messages'
import { noteOf, type Reason, telling, tidy } from './reasons'

interface Props {
  readonly loanId: string
  /** `total` of an instalment, or `payoff`. */
  readonly what: 'total' | 'payoff'
  readonly n?: number
}

/** 每一分钱的由来: an amount and the parts that add up to it exactly. */
export function Explained({ loanId, what, n = 0 }: Props) {
  const t = useMessages(explainMessages)
  const read = useRead(OwnExplainToBorrowerDocument, { loanId, what, n })
  return (
    <Section title={t.title}>
      <Reading read={read}>
        {({ explain }) => (
          <>
            <ul className="l-reasons">
              {telling(explain).map((reason, at) => (
                <Line key={at} reason={reason} />
              ))}
            </ul>
            <p className="x-muted x-small">{t.adds}</p>
          </>
        )}
      </Reading>
    </Section>
  )
}

function Line({ reason }: { reason: Reason }) {
  const t = useMessages(explainMessages)
  const language = useLanguage()
  const code = useCode()
  const { sum, until } = noteOf(reason.note)
  return (
    <li data-depth={Math.min(reason.depth, 5)}>
      <span>
        {code('ExplanationLabel', reason.label)}
        {sum ? <span className="x-muted x-small"> {sum}</span> : null}
        {until ? (
          <span className="x-muted x-small">
            {' '}
            {fill(t.until, { date: formatDate(until, language) })}
          </span>
        ) : null}
      </span>
      <span className="xd-amount">{formatAmount(tidy(reason.amount))}</span>
    </li>
  )
}
