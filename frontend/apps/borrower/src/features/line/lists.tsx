import { useCode } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney } from '@xindai/money'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Row, Rows, Section } from '../../shared/blocks'
import type { Line } from './Line'
import type { OwnLineQuery } from './line.generated'
import { lineMessages } from './line-messages'

/** 各产品额度. */
export function Parts({ line }: { line: Line }) {
  const t = useMessages(lineMessages)
  const language = useLanguage()
  if (line.subLines.length === 0) return null
  return (
    <Section title={t.parts}>
      <Rows>
        {line.subLines.map((part) => (
          <Row
            key={part.product?.id}
            title={language === 'zh' ? part.product?.nameZh : part.product?.nameEn}
            note={part.isRevolving ? t.revolving : t.once}
            value={fill(t.partValue, { available: formatMoney(part.available) })}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** What was drawn, or is to be. */
export function Drawings(props: { applications: OwnLineQuery['me']['applications'] }) {
  const t = useMessages(lineMessages)
  const code = useCode()
  const drawings = props.applications.filter((one) => one.kind === 'DRAWING')
  if (drawings.length === 0) return null
  return (
    <Section title={t.drawings}>
      <Rows>
        {drawings.map((one) => (
          <Row
            key={one.id}
            title={<Amount value={one.amount} strong />}
            note={<DateTimeText value={one.createdAt} />}
            value={code('ApplicationStatus', one.status)}
            to={`/applications/${encodeURIComponent(one.id)}`}
          />
        ))}
      </Rows>
    </Section>
  )
}

/** 额度变动, the newest first. */
export function Movements({ line }: { line: Line }) {
  const t = useMessages(lineMessages)
  const code = useCode()
  return (
    <Section title={t.movements}>
      {line.movements.length === 0 ? <p className="x-muted">{t.noMovements}</p> : null}
      <Rows label={t.movements}>
        {line.movements.map((one) => (
          <Row
            key={one.id}
            title={code('CreditLineMovementKind', one.kind)}
            note={<DateText value={one.bookedOn} />}
            value={<Amount value={one.amount} />}
          />
        ))}
      </Rows>
    </Section>
  )
}
