import { useCodes } from '@xindai/graphql'
import type { ServiceRequestKind } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ChoiceField, SelectField } from '../../../shared/choices'
import { LongTextField } from '../../../shared/fields'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { requestPath } from '../paths'
import { Attached } from './Attached'
import type { LoanOfRequest, OwnDocument } from './NewRequest'
import { kindMessages, requestMessages } from './request-messages'
import { OwnServiceRequestSubmitDocument } from './requests.generated'
import { WishFields } from './WishFields'
import { EMPTY, inputOf, isWhole } from './wish'

interface Props {
  readonly loan: LoanOfRequest
  readonly documents: readonly OwnDocument[]
  /** A paper was handed in. */
  readonly onDocument: () => void
}

export function RequestForm({ loan, documents, onDocument }: Props) {
  const t = useMessages(requestMessages)
  const means = useMessages(kindMessages)
  const navigate = useNavigate()
  const kinds = useCodes('ServiceRequestKind')
  const reasons = useCodes('ServiceRequestReason')
  const [attached, setAttached] = useState<readonly string[]>([])
  const form = useVerbForm(OwnServiceRequestSubmitDocument, {
    initial: EMPTY,
    required: ['kind', 'reason'],
    check: ({ instalments }) =>
      instalments === '' || isWhole(instalments) ? {} : { instalments: t.number },
    confirm: () => ({
      title: t.confirmTitle,
      content: <p>{t.confirmText}</p>,
      action: t.send,
    }),
    input: (values) => inputOf(loan.id, values, attached),
    onDone: ({ request }) => {
      if (request) navigate(requestPath(loan.id, request.id), { replace: true })
    },
  })
  const kind = form.values.kind as ServiceRequestKind | ''
  return (
    <VerbForm form={form} submit={t.send}>
      <ChoiceField
        {...form.field('kind')}
        label={t.kind}
        options={kinds}
        hint={kind ? means[kind] : undefined}
      />
      <WishFields kind={kind} loan={loan} field={form.field} />
      <SelectField {...form.field('reason')} label={t.reason} options={reasons} />
      <LongTextField {...form.field('text')} label={t.text} hint={t.textHint} maxLength={1000} />
      <Attached
        documents={documents}
        attached={attached}
        onChange={setAttached}
        onAdded={onDocument}
        error={form.errorOf('documentIds')}
      />
    </VerbForm>
  )
}
