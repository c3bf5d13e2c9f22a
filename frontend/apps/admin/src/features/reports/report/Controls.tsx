import { comma, useMessages } from '@xindai/i18n'
import { Select, Tag } from 'antd'
import { DateInput } from '../../../shared/fields'
import { narrowed, type ReportAddress } from '../address'
import { messages } from '../messages'
import { type Answer, type Shape, useNamed } from '../shape'

interface Props {
  readonly shape: Shape
  readonly address: ReportAddress
  readonly figure: string
  readonly answer: Answer | undefined
  readonly onChange: (next: ReportAddress, figure?: string) => void
}

const CURRENCIES = ['CNY', 'USD', 'EUR'].map((value) => ({ value, label: value }))
const MOST = 4

/** Period, dimensions, currency and filters; each changes the address at once. */
export function Controls({ shape, address, figure, answer, onChange }: Props) {
  const t = useMessages(messages)
  const named = useNamed()
  const by = address.by ?? shape.usual
  const day = (key: 'start' | 'end', label: string) => (
    <div className="xd-report-field">
      <span>{label}</span>
      <DateInput
        value={address[key]}
        aria-label={label}
        onChange={(value) => value && onChange({ ...address, [key]: value })}
      />
    </div>
  )
  return (
    <div className="xd-report-controls">
      {day('start', shape.byCohort ? t.cohortFrom : t.from)}
      {day('end', shape.byCohort ? t.cohortTo : t.to)}
      <div className="xd-report-field xd-report-wide">
        <span>{t.by}</span>
        <Select
          mode="multiple"
          aria-label={t.by}
          value={[...by]}
          maxCount={MOST}
          options={shape.dimensions.map((one) => ({ value: one.name, label: named(one) }))}
          onChange={(next: string[]) => onChange({ ...address, by: next })}
          popupMatchSelectWidth={false}
        />
      </div>
      <div className="xd-report-field">
        <span>{t.figure}</span>
        <Select
          aria-label={t.figure}
          value={figure}
          options={shape.figures.map((one) => ({ value: one.name, label: named(one) }))}
          onChange={(next) => onChange(address, next)}
          popupMatchSelectWidth={false}
        />
      </div>
      {shape.hasCurrency ? (
        <div className="xd-report-field xd-report-narrow">
          <span>{t.currency}</span>
          <Select
            aria-label={t.currency}
            value={address.currency}
            options={CURRENCIES}
            onChange={(currency) => onChange({ ...address, currency })}
          />
        </div>
      ) : null}
      <Narrowed shape={shape} address={address} answer={answer} onChange={onChange} />
    </div>
  )
}

function Narrowed({ shape, address, answer, onChange }: Omit<Props, 'figure'>) {
  const t = useMessages(messages)
  const named = useNamed()
  if (address.where.length === 0) return null
  const nameOf = (dimension: string, key: string) =>
    named(answer?.labels.find((one) => one.dimension === dimension && one.key === key)) || key
  return (
    <div className="xd-report-narrowed">
      <span>{t.narrowed}</span>
      {address.where.map(({ dimension, values }) => {
        const shown = values.map((key) => nameOf(dimension, key))
        const heading = named(shape.dimensions.find((one) => one.name === dimension))
        return (
          <Tag key={dimension} closable onClose={() => onChange(narrowed(address, dimension, []))}>
            {`${heading}: ${shown.join(comma())}`}
          </Tag>
        )
      })}
    </div>
  )
}
