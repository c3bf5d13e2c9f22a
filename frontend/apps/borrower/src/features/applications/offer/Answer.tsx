import { useMessages } from '@xindai/i18n'
import { useNavigate } from 'react-router'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { applicationMessages } from '../applications-messages'
import { OwnApplicationWithdrawDocument } from '../detail/application.generated'
import type { Offered } from './Offer'
import { OwnOfferAcceptDocument } from './offer.generated'

/** Yes or no to the offer. */
export function Answer(props: { application: Offered; onDeclined: () => void }) {
  const { application, onDeclined } = props
  const t = useMessages(applicationMessages)
  const navigate = useNavigate()
  const isLine = application.kind === 'LINE'
  const accept = useVerbForm(OwnOfferAcceptDocument, {
    initial: {},
    input: () => ({ applicationId: application.id }),
    confirm: () => ({
      title: t.acceptTitle,
      content: <p>{isLine ? t.acceptLineText : t.acceptText}</p>,
      action: t.accept,
    }),
    onDone: () =>
      navigate(isLine ? '/line' : `/applications/${encodeURIComponent(application.id)}`, {
        replace: true,
      }),
  })
  const decline = useVerbForm(OwnApplicationWithdrawDocument, {
    initial: {},
    input: () => ({ applicationId: application.id, reason: t.decline }),
    confirm: () => ({
      title: t.declineTitle,
      content: <p>{t.withdrawText}</p>,
      action: t.decline,
    }),
    onDone: onDeclined,
  })
  return (
    <>
      <VerbForm form={accept} submit={t.accept} />
      <VerbForm form={decline} submit={t.decline} danger />
    </>
  )
}
