import { useMessages } from '@xindai/i18n'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import { type Shape, useNamed } from '../shape'

/** The definition of every figure, in words. */
export function Meanings({ shape }: { shape: Shape }) {
  const t = useMessages(messages)
  const named = useNamed()
  return (
    <Section title={t.meanings}>
      <dl className="xd-report-meanings">
        {shape.figures.map((one) => (
          <div key={one.name}>
            <dt>{named(one)}</dt>
            <dd>{named({ nameZh: one.meansZh, nameEn: one.meansEn })}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
