import { useMessages } from '@xindai/i18n'
import { Button, Form, Input } from 'antd'
import { useSearchParams } from 'react-router'
import { sharedMessages } from '../../../shared/shared-messages'
import { useAct } from '../../../shared/verb/useAct'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { verbMessages } from '../messages'
import { ApproveForm } from './ApproveForm'
import { OfferForm, signedOffer } from './OfferForm'
import { offerMessages } from './offer-messages'
import type { RequestOfPage } from './RequestPage'
import {
  RequestClaimDocument,
  RequestDeclineDocument,
  RequestReleaseDocument,
} from './request.generated'
import { VERB_PERMISSION } from './terms'

export interface ActionProps {
  readonly request: RequestOfPage
  readonly onDone: () => void
}

const OPEN: ReadonlySet<string> = new Set(['SUBMITTED', 'UNDER_REVIEW'])

/** Claim it, then say yes or no. Saying yes needs the right to the loan's command too. */
export function RequestActions({ request, onDone }: ActionProps) {
  const t = useMessages(verbMessages)
  const o = useMessages(offerMessages)
  const { can } = useSession()
  const [params, setParams] = useSearchParams()
  const claim = useAct(RequestClaimDocument)
  const release = useAct(RequestReleaseDocument)
  if (!can('service_request.work') || !OPEN.has(request.status)) return null
  const show = (name: string | null) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (name) next.set('verb', name)
      else next.delete('verb')
      return next
    })
  const close = () => show(null)
  const open = params.get('verb')
  const act = async (one: typeof claim) => {
    if (await one.act({ requestId: request.id })) onDone()
  }
  if (request.status === 'SUBMITTED') {
    return (
      <Button type="primary" loading={claim.busy} onClick={() => act(claim)}>
        {t.claim}
      </Button>
    )
  }
  const verb = VERB_PERMISSION[request.kind]
  const offer = signedOffer(request)
  const mayApprove = offer !== undefined || verb === undefined || can(verb)
  return (
    <>
      {mayApprove ? (
        <Button type="primary" onClick={() => show('approve')}>
          {offer ? o.agree : t.approve}
        </Button>
      ) : null}
      <Button danger onClick={() => show('decline')}>
        {t.decline}
      </Button>
      <Button loading={release.busy} onClick={() => act(release)}>
        {t.release}
      </Button>
      {open === 'approve' && offer ? (
        <OfferForm request={request} offer={offer} onClose={close} onDone={onDone} />
      ) : null}
      {open === 'approve' && mayApprove && !offer ? (
        <ApproveForm request={request} onClose={close} onDone={onDone} />
      ) : null}
      {open === 'decline' ? (
        <DeclineForm request={request} onClose={close} onDone={onDone} />
      ) : null}
    </>
  )
}

function DeclineForm({ request, onClose, onDone }: ActionProps & { onClose: () => void }) {
  const t = useMessages(verbMessages)
  const s = useMessages(sharedMessages)
  return (
    <VerbDrawer
      title={`${t.decline} · ${request.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={RequestDeclineDocument}
      toInput={(values: { reason: string }) => ({ ...values, requestId: request.id })}
      submitText={t.decline}
      danger
    >
      <p className="xd-muted">{t.declineHint}</p>
      <Form.Item name="reason" label={t.reason} rules={[{ required: true, message: s.required }]}>
        <Input.TextArea rows={4} maxLength={500} showCount />
      </Form.Item>
    </VerbDrawer>
  )
}
