import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Facts } from '../../../shared/Facts'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useActorName, Who } from '../../../shared/Who'
import { messages } from './messages'
import { type Policy, whenText } from './when'

/** The steps of a version from the earliest, and who answers for it. */
export function StepsTable({ policy }: { policy: Policy }) {
  const t = useMessages(messages)
  const code = useCode()
  const name = useActorName()
  return (
    <Section title={t.steps}>
      <div className="xd-stack">
        <SimpleTable
          label={t.steps}
          rows={policy.steps}
          keyOf={(step) => step.code}
          columns={[
            { title: t.when, render: (step) => whenText(t, step.days) },
            {
              title: t.channels,
              render: (step) => step.channels.map((one) => code('ContactChannel', one)).join(', '),
            },
            { title: t.code, render: (step) => step.code },
          ]}
        />
        <Facts
          facts={[
            { label: t.makers, value: policy.makers.map(name).join(', ') },
            { label: t.checker, value: <Who actor={policy.checker} /> },
            { label: t.createdAt, value: <DateTimeText value={policy.createdAt} /> },
            { label: t.approvedAt, value: <DateTimeText value={policy.approvedAt} /> },
          ]}
        />
      </div>
    </Section>
  )
}
