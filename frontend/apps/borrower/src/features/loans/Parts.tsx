import { useCode } from '@xindai/graphql'
import type { MoneyText } from '@xindai/money'
import { Amount } from '@xindai/ui'
import { Fragment } from 'react'

interface Part {
  readonly name: string
  readonly amount: MoneyText
}

/** Where money went, in a line: 本金 ¥797.96 · 利息 ¥450.00. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  const code = useCode()
  return (
    <>
      {parts.map((part, at) => (
        <Fragment key={part.name}>
          {at > 0 ? ' · ' : null}
          {code('LoanPart', part.name)} <Amount value={part.amount} />
        </Fragment>
      ))}
    </>
  )
}
