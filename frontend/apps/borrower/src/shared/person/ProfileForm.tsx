import { useCodes } from '@xindai/graphql'
import type { Education, MaritalStatus, Residence } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { SelectField } from '../choices'
import { LongTextField, TextField } from '../fields'
import { useVerbForm } from '../useForm'
import { VerbForm } from '../VerbForm'
import { OwnProfileChangeDocument } from './person.generated'
import { personMessages } from './person-messages'

interface Known {
  readonly maritalStatus: string | null
  readonly education: string | null
  readonly residence: string | null
  readonly dependants: number | null
  /** Masked. */
  readonly address: string | null
}

/** 概况: family, education, home; what is left empty stays as it is. */
export function ProfileForm({ known, onDone }: { known: Known | null; onDone: () => void }) {
  const t = useMessages(personMessages)
  const form = useVerbForm(OwnProfileChangeDocument, {
    initial: {
      maritalStatus: known?.maritalStatus ?? '',
      education: known?.education ?? '',
      residence: known?.residence ?? '',
      dependants: known?.dependants == null ? '' : String(known.dependants),
      address: '',
    },
    input: (values) => ({
      maritalStatus: (values.maritalStatus || null) as MaritalStatus | null,
      education: (values.education || null) as Education | null,
      residence: (values.residence || null) as Residence | null,
      dependants: values.dependants === '' ? null : Number.parseInt(values.dependants, 10),
      address: values.address.trim() || null,
    }),
    onDone,
  })
  const kept = known?.address ? fill(t.addressKept, { address: known.address }) : undefined
  return (
    <VerbForm form={form} submit={t.save}>
      <SelectField
        {...form.field('maritalStatus')}
        label={t.marital}
        options={useCodes('MaritalStatus')}
      />
      <TextField
        {...form.field('dependants')}
        label={t.dependants}
        inputMode="numeric"
        maxLength={2}
      />
      <SelectField
        {...form.field('education')}
        label={t.education}
        options={useCodes('Education')}
      />
      <SelectField
        {...form.field('residence')}
        label={t.residence}
        options={useCodes('Residence')}
      />
      <LongTextField {...form.field('address')} label={t.address} hint={kept} maxLength={200} />
    </VerbForm>
  )
}
