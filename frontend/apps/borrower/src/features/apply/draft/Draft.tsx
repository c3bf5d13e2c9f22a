import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Navigate, useNavigate, useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import '../apply.css'
import { applyMessages } from '../apply-messages'
import { CardStep } from '../steps/CardStep'
import { ConsentsStep } from '../steps/ConsentsStep'
import { DocumentsStep } from '../steps/DocumentsStep'
import { GuarantorStep } from '../steps/GuarantorStep'
import { PersonStep } from '../steps/PersonStep'
import { ReviewStep } from '../steps/ReviewStep'
import { WishStep } from '../steps/WishStep'
import { ApplyDraftDocument, type ApplyDraftQuery } from './draft.generated'
import { Returned } from './Returned'
import { type Draft, type StepName, stepsOf } from './steps'

/** What every step is given. */
export interface StepProps {
  readonly draft: Draft
  readonly data: ApplyDraftQuery
  readonly reload: () => void
  /** Saved: on to the next step. */
  readonly next: () => void
}

const STEPS: Readonly<Record<StepName, (props: StepProps) => React.ReactNode>> = {
  wish: WishStep,
  person: PersonStep,
  documents: DocumentsStep,
  card: CardStep,
  guarantor: GuarantorStep,
  consents: ConsentsStep,
  review: ReviewStep,
}

/** One step of a draft or of an application that came back. */
export function Component() {
  const t = useMessages(applyMessages)
  const { id = '', step = '' } = useParams()
  const read = useRead(ApplyDraftDocument, { id })
  const kind = read.data?.application?.kind
  const title = kind === 'LINE' ? t.lineTitle : kind === 'DRAWING' ? t.drawTitle : t.title
  return (
    <Page title={title} back="/applications">
      <Reading read={read}>
        {(data) => <Opened data={data} step={step} reload={read.reload} />}
      </Reading>
    </Page>
  )
}

function Opened(props: { data: ApplyDraftQuery; step: string; reload: () => void }) {
  const { data, step, reload } = props
  const t = useMessages(applyMessages)
  const navigate = useNavigate()
  const draft = data.application
  if (!draft) return <Empty />
  const path = encodeURIComponent(draft.id)
  if (draft.status !== 'DRAFT' && draft.status !== 'RETURNED') {
    const action = <Button to={`/applications/${path}`}>{t.see}</Button>
    return <Empty title={t.overTitle} text={t.overText} action={action} />
  }
  const steps = stepsOf(draft)
  const at = steps.indexOf(step as StepName)
  const name = steps[at]
  if (!name) return <Navigate to={`/apply/${path}`} replace />
  const StepScreen = STEPS[name]
  const next = () => {
    reload()
    navigate(`/apply/${path}/${steps[at + 1] ?? 'review'}`)
  }
  return (
    <>
      {draft.status === 'RETURNED' ? <Returned draft={draft} /> : null}
      <div className="x-apply-head">
        <h2>{t[name]}</h2>
        <span className="x-muted x-small">{fill(t.stepOf, { n: at + 1, all: steps.length })}</span>
        <progress max={steps.length} value={at + 1} aria-label={t.title} />
      </div>
      <StepScreen key={name} draft={draft} data={data} reload={reload} next={next} />
      <p className="x-hint">{t.saved}</p>
    </>
  )
}
