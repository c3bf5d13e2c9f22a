import { useCode } from '@xindai/graphql'
import { Tag } from 'antd'

/** How a state is to be felt; the text says it too, so colour is never alone. */
export type Tone = 'neutral' | 'going' | 'good' | 'attention' | 'bad'

export const TONE_COLORS = {
  neutral: 'default',
  going: 'processing',
  good: 'success',
  attention: 'warning',
  bad: 'error',
} as const

interface Props {
  /** The enum's name, such as `LoanStatus`. */
  readonly kind: string
  readonly value: string
  readonly tones?: Readonly<Record<string, Tone>>
}

export function StatusTag({ kind, value, tones = {} }: Props) {
  const code = useCode()
  return <Tag color={TONE_COLORS[tones[value] ?? 'neutral']}>{code(kind, value)}</Tag>
}
