import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatAmount, formatMoney, type MoneyText, minor } from '@xindai/money'
import '../../../shared/loan/loan.css'
import { Popover } from 'antd'
import { useState } from 'react'
import { Ready } from '../../../shared/Ready'
import { ExplainDocument } from './explain.generated'
import { messages } from './messages'
import { ReasonTree } from './ReasonTree'
import { treeOf } from './tree'

interface Props {
  readonly loanId: string
  /** `principal`, `interest`, `fee`, `penalty`, `total` or `unpaid` of a row, or `payoff`. */
  readonly what: string
  readonly n?: number
  readonly on?: string | null
  readonly value: MoneyText
  readonly strong?: boolean
}

/** An amount that says why it is what it is: pressed, it unfolds into the parts that add up to it. */
export function Explained({ loanId, what, n = 0, on = null, value, strong }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const [open, setOpen] = useState(false)
  const shown = formatAmount(value.amount)
  const name = code('ExplanationLabel', what)
  if (minor(value.amount) === 0n) return <span className="xd-amount xd-muted">{shown}</span>
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      title={n > 0 ? fill(t.title, { n, what: name }) : name}
      content={open ? <Reasons loanId={loanId} what={what} n={n} on={on} /> : null}
      destroyOnHidden
    >
      <button
        type="button"
        className={strong ? 'xd-explain xd-amount xd-strong' : 'xd-explain xd-amount'}
        aria-label={fill(t.why, { amount: formatMoney(value) })}
        aria-expanded={open}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setOpen(false)
        }}
      >
        {shown}
      </button>
    </Popover>
  )
}

function Reasons(asked: { loanId: string; what: string; n: number; on: string | null }) {
  const t = useMessages(messages)
  const read = useRead(ExplainDocument, asked)
  return (
    <div className="xd-reasons" role="status">
      <Ready read={read}>
        {(data) => (
          <>
            <ReasonTree reasons={treeOf(data.explain)} />
            <p className="xd-muted xd-small">{t.adds}</p>
          </>
        )}
      </Ready>
    </div>
  )
}
