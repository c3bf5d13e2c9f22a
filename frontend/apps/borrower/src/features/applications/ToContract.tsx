import { useMessages } from '@xindai/i18n'
import { useNavigate } from 'react-router'
import { useVerbForm } from '../../shared/useForm'
import { VerbForm } from '../../shared/VerbForm'
import { applicationMessages } from './applications-messages'
import { OwnContractPrepareDocument } from './detail/application.generated'

/** Has the contract written from the accepted offer, and leads to it. */
export function ToContract({ applicationId }: { applicationId: string }) {
  const t = useMessages(applicationMessages)
  const navigate = useNavigate()
  const form = useVerbForm(OwnContractPrepareDocument, {
    initial: {},
    input: () => ({ applicationId, isBilingual: false }),
    onDone: ({ contract }) => contract && navigate(`/contracts/${encodeURIComponent(contract.id)}`),
  })
  return <VerbForm form={form} submit={form.busy ? t.preparing : t.toSign} />
}
