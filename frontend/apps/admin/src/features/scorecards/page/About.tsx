import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { asList, asObject, type JsonObject } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { rangeOf } from './card'
import type { Scorecard } from './ScorecardPage'

/** Who made it, on which scale, and which score is which grade. */
export function About({ card, content }: { card: Scorecard; content: JsonObject }) {
  const t = useMessages(messages)
  const scale = asObject(content.scale)
  const { least, most } = rangeOf(content)
  const grades = asList(content.grades).map(({ grade, from }) =>
    from === undefined || from === null
      ? `${String(grade)}: ${t.rest}`
      : `${String(grade)}: ≥ ${String(from)}`,
  )
  const scaleText = fill(t.scaleText, {
    points: String(scale.points),
    odds: String(scale.good_per_bad),
    double: String(scale.points_to_double),
  })
  return (
    <Section>
      <Facts
        facts={[
          { label: t.code, value: card.code },
          { label: t.base, value: String(content.base_points) },
          { label: t.range, value: `${least} – ${most}` },
          { label: t.scale, value: scaleText },
          { label: t.grades, value: grades.join('; ') },
          { label: t.maker, value: <Who actor={card.maker} /> },
          { label: t.checker, value: <Who actor={card.checker} /> },
          { label: t.submittedAt, value: <DateTimeText value={card.submittedAt} /> },
          { label: t.activatedAt, value: <DateTimeText value={card.activatedAt} /> },
          { label: t.retiredAt, value: <DateTimeText value={card.retiredAt} /> },
        ]}
      />
    </Section>
  )
}
