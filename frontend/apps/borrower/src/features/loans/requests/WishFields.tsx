import type { ServiceRequestKind } from '@xindai/graphql/schema'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { SelectField } from '../../../shared/choices'
import type { FieldProps } from '../../../shared/Field'
import { AmountField, DateField, TextField } from '../../../shared/fields'
import type { LoanOfRequest } from './NewRequest'
import { requestMessages } from './request-messages'
import { FIELDS, type Wished } from './wish'

interface Props {
  readonly kind: ServiceRequestKind | ''
  readonly loan: LoanOfRequest
  readonly field: (name: keyof Wished) => Omit<FieldProps, 'label'>
}

/** What has to be said for this kind of request. */
export function WishFields({ kind, loan, field }: Props) {
  const t = useMessages(requestMessages)
  const language = useLanguage()
  if (!kind) return null
  const has = (name: keyof Wished) => FIELDS[kind].some((one) => one === name)
  const dueDates = loan.instalments
    .filter((row) => row.settledOn === null && row.dueOn > loan.asOf)
    .map((row) => ({
      value: row.dueOn,
      label: fill(t.dueOption, { n: row.n, date: formatDate(row.dueOn, language) }),
    }))
  const isRestructure = kind === 'RESTRUCTURE'
  return (
    <>
      {has('instalments') ? (
        <TextField
          {...field('instalments')}
          label={isRestructure ? t.inAll : t.more}
          inputMode="numeric"
          maxLength={4}
        />
      ) : null}
      {has('monthly') ? (
        <AmountField {...field('monthly')} label={t.monthly} hint={t.restructureHint} />
      ) : null}
      {has('fromDue') ? (
        <SelectField {...field('fromDue')} label={t.fromDue} options={dueDates} />
      ) : null}
      {has('toDue') ? <DateField {...field('toDue')} label={t.toDue} min={loan.asOf} /> : null}
      {has('until') ? <DateField {...field('until')} label={t.until} min={loan.asOf} /> : null}
    </>
  )
}
