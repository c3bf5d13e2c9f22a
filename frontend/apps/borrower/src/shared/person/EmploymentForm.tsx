import { useCodes } from '@xindai/graphql'
import type { EmploymentKind } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { SelectField } from '../choices'
import { DateField, TextField } from '../fields'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { OwnEmploymentChangeDocument } from './person.generated'
import { personMessages } from './person-messages'

const WITHOUT_EMPLOYER: readonly string[] = ['', 'RETIRED', 'STUDENT', 'UNEMPLOYED', 'FARMER']

/** 工作. */
export function EmploymentForm({ onDone }: { onDone: () => void }) {
  const t = useMessages(personMessages)
  const kinds = useCodes('EmploymentKind')
  const form = useVerbForm(OwnEmploymentChangeDocument, {
    initial: { kind: '', employer: '', position: '', since: '' },
    required: ['kind'],
    input: ({ kind, employer, position, since }) => {
      const works = !WITHOUT_EMPLOYER.includes(kind)
      return {
        kind: kind as EmploymentKind,
        employer: (works && employer.trim()) || null,
        position: (works && position.trim()) || null,
        since: since || null,
      }
    },
    onDone,
  })
  const works = !WITHOUT_EMPLOYER.includes(form.values.kind)
  return (
    <VerbForm form={form} submit={t.save}>
      <SelectField {...form.field('kind')} label={t.employmentKind} options={kinds} />
      {works ? (
        <>
          <TextField
            {...form.field('employer')}
            label={t.employer}
            autoComplete="organization"
            maxLength={100}
          />
          <TextField
            {...form.field('position')}
            label={t.position}
            autoComplete="organization-title"
            maxLength={100}
          />
        </>
      ) : null}
      <DateField {...form.field('since')} label={t.since} />
    </VerbForm>
  )
}
