import { rateOfPercent } from '@xindai/money'
import { Input } from 'antd'
import { useState } from 'react'
import { percentText } from './percent'

interface Props {
  readonly id?: string
  /** A fraction as the server takes it: `0.18`. */
  readonly value?: string
  readonly onChange?: (value: string | undefined) => void
  readonly disabled?: boolean
  readonly 'aria-label'?: string
}

const PERCENT = /^-?\d{1,6}(\.\d{0,6})?$/

/** People write percent, the server takes a fraction. */
export function PercentInput({ value, onChange, ...rest }: Props) {
  const [typed, setTyped] = useState<{ text: string; value: string | undefined } | null>(null)
  const text = typed && typed.value === value ? typed.text : percentText(value)
  const change = (raw: string) => {
    const next = raw.normalize('NFKC').replace(/[,%\s]/g, '')
    const isPercent = PERCENT.test(next)
    const fraction = isPercent ? rateOfPercent(next.replace(/\.$/, '')) : next || undefined
    setTyped({ text: next, value: fraction })
    onChange?.(fraction)
  }
  return (
    <Input
      {...rest}
      value={text}
      inputMode="decimal"
      suffix="%"
      maxLength={12}
      className="xd-amount"
      onChange={(event) => change(event.target.value)}
    />
  )
}
