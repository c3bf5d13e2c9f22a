import { useCode } from '@xindai/graphql'
import type { MoneyText } from '@xindai/money'
import { Amount } from '@xindai/ui'

interface Part {
  readonly name: string
  readonly amount: MoneyText
}

/** Amounts by name on one line. */
export function PartsList({ parts }: { parts: readonly Part[] }) {
  const code = useCode()
  return (
    <ul className="xd-parts">
      {parts.map(({ name, amount }) => (
        <li key={name}>
          <span className="xd-muted">{code('LoanPart', name)}</span> <Amount value={amount} />
        </li>
      ))}
    </ul>
  )
}
