import { fill, useMessages } from '@xindai/i18n'
import { Button, Tooltip } from 'antd'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { narrowed, type ReportAddress, writeAddress } from '../address'
import { messages } from '../messages'
import {
  type Answer,
  type Figure,
  type Line,
  type Shape,
  useKeyText,
  useNamed,
  valueText,
} from '../shape'

interface Props {
  readonly shape: Shape
  readonly answer: Answer
  readonly address: ReportAddress
  readonly onChange: (next: ReportAddress) => void
}

type Row = Line & { readonly isTotal?: boolean }

/** Every line with every figure, the total last; a figure leads to the loans behind it. */
export function Lines({ shape, answer, address, onChange }: Props) {
  const t = useMessages(messages)
  const named = useNamed()
  const keyText = useKeyText(shape, answer)
  const total: Row = {
    keys: answer.by.map(() => ''),
    values: answer.total,
    isTotal: true,
  }
  const rows: readonly Row[] = [...answer.lines, total]
  const keyColumns = answer.by.map((dimension, at) => ({
    title: named(shape.dimensions.find((one) => one.name === dimension)),
    render: (row: Row) => {
      if (row.isTotal) return at === 0 ? <strong>{t.total}</strong> : ''
      const key = row.keys[at] ?? ''
      const name = keyText(dimension, key)
      return (
        <Tooltip title={fill(t.narrow, { name })}>
          <Button
            type="link"
            size="small"
            className="xd-report-key"
            onClick={() => onChange(narrowed(address, dimension, [key]))}
          >
            {name}
          </Button>
        </Tooltip>
      )
    },
  }))
  return (
    <Section title={t.table}>
      <SimpleTable
        label={t.table}
        rows={rows}
        keyOf={(row) => (row.isTotal ? 'total' : row.keys.join(' '))}
        columns={[
          ...keyColumns,
          ...shape.figures.map((figure, at) => ({
            title: named(figure),
            right: true,
            render: (row: Row) => (
              <Value
                row={row}
                at={at}
                figure={figure}
                answer={answer}
                shape={shape}
                address={address}
              />
            ),
          })),
        ]}
      />
    </Section>
  )
}

interface ValueProps extends Omit<Props, 'onChange'> {
  readonly row: Row
  readonly at: number
  readonly figure: Figure
}

function Value({ row, at, figure, answer, shape, address }: ValueProps) {
  const t = useMessages(messages)
  const named = useNamed()
  const value = row.values[at]
  const text = valueText(value, figure, answer.currency)
  const isNothing = value == null || /^[0.]*$/.test(value)
  if (row.isTotal) return <strong>{text}</strong>
  if (!figure.hasLoans || isNothing || figure.kind === 'RATE') return text
  const cell = answer.by.reduce(
    (found, dimension, n) => narrowed(found, dimension, [row.keys[n] ?? '']),
    address,
  )
  const params = writeAddress(cell)
  params.set('figure', figure.name)
  return (
    <Link
      to={`/reports/${shape.code}/loans?${params}`}
      aria-label={`${text} ${fill(t.loansOpen, { name: named(figure) })}`}
    >
      {text}
    </Link>
  )
}
