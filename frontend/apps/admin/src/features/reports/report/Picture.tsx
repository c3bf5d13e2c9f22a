import { fill, useMessages } from '@xindai/i18n'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import {
  type Answer,
  type Crossed,
  crossed,
  drawingOf,
  type Figure,
  type Shape,
  useKeyText,
  useNamed,
  valueText,
} from '../shape'

const Chart = lazy(() => import('./Chart'))

interface Props {
  readonly shape: Shape
  readonly answer: Answer
  readonly figure: string
}

/** One figure over one or two dimensions: drawn, and where there are two, as a matrix too. */
export function Picture({ shape, answer, figure }: Props) {
  const t = useMessages(messages)
  const named = useNamed()
  const keyText = useKeyText(shape, answer)
  const at = shape.figures.findIndex((one) => one.name === figure)
  const found = shape.figures[at]
  if (!found || answer.by.length === 0 || answer.by.length > 2) return null
  const drawing = drawingOf(shape)
  const cross = crossed(answer, at, drawing.axis)
  const titleOf = (dimension: string | null) =>
    named(shape.dimensions.find((one) => one.name === dimension))
  return (
    <>
      <Section title={`${t.chart}: ${named(found)}`}>
        <Suspense fallback={<Skeleton active />}>
          <Chart
            label={named(found)}
            bars={drawing.bars}
            stacked={drawing.stacked}
            figure={found}
            currency={answer.currency}
            axis={cross.rows.map((key) => keyText(cross.rowDimension, key))}
            lines={cross.columns.map((column) => ({
              name: cross.columnDimension ? keyText(cross.columnDimension, column) : named(found),
              values: cross.rows.map((row) => cross.at(row, column)),
            }))}
          />
        </Suspense>
      </Section>
      {cross.columnDimension ? (
        <Matrix
          title={fill(t.matrixOf, {
            name: named(found),
            rows: titleOf(cross.rowDimension),
            columns: titleOf(cross.columnDimension),
          })}
          corner={titleOf(cross.rowDimension)}
          cross={cross}
          figure={found}
          currency={answer.currency}
          keyText={keyText}
        />
      ) : null}
    </>
  )
}

interface MatrixProps {
  readonly title: string
  readonly corner: string
  readonly cross: Crossed
  readonly figure: Figure
  readonly currency: string
  readonly keyText: (dimension: string, key: string) => string
}

function Matrix({ title, corner, cross, figure, currency, keyText }: MatrixProps) {
  return (
    <Section title={title}>
      <SimpleTable
        label={title}
        rows={cross.rows.map((key) => ({ key }))}
        keyOf={(row) => row.key}
        columns={[
          {
            title: corner,
            render: ({ key }) => <strong>{keyText(cross.rowDimension, key)}</strong>,
          },
          ...cross.columns.map((column) => ({
            title: keyText(cross.columnDimension ?? '', column),
            right: true,
            render: ({ key }: { key: string }) => {
              const value = cross.at(key, column)
              return value === null ? '' : valueText(value, figure, currency)
            },
          })),
        ]}
      />
    </Section>
  )
}
