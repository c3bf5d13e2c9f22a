import { useCode } from '@xindai/graphql'
import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import type { ReactNode } from 'react'
import { Row, Rows } from '../../../shared/blocks'
import { type Step, Steps } from '../../../shared/Steps'
import { applicationMessages } from '../applications-messages'
import { type Milestone, milestonesOf } from '../road'
import type { Application } from './Application'

/** The road from the form to the money: what is done, what is now, what comes. */
export function Progress({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const title = useTitles(application)
  const note = useNote(application)
  const { kind, status, history } = application
  const steps = milestonesOf(kind, status, history).map(
    (milestone): Step => ({
      key: milestone.stage,
      title: title(milestone),
      note: note(milestone),
      state: milestone.state,
    }),
  )
  return <Steps steps={steps} label={t.progress} />
}

function useTitles({ kind, status }: Application): (milestone: Milestone) => string {
  const t = useMessages(applicationMessages)
  const code = useCode()
  const isLine = kind === 'LINE'
  const done = {
    fill: t.submitted,
    decide: t.decided,
    offer: isLine ? t.granted : t.offer,
    sign: t.signed,
    pay: t.paid,
  }
  const open = {
    fill: t.fill,
    decide: t.deciding,
    offer: isLine ? t.grant : t.offer,
    sign: t.sign,
    pay: t.pay,
  }
  return ({ stage, state }) => {
    if (state === 'bad') return fill(t.stopped, { status: code('ApplicationStatus', status) })
    return state === 'done' ? done[stage] : open[stage]
  }
}

function useNote({ status, expiresOn }: Application): (milestone: Milestone) => ReactNode {
  const t = useMessages(applicationMessages)
  const language = useLanguage()
  return ({ stage, state, at }) => {
    if (at) return <DateTimeText value={at} />
    if (state !== 'now') return null
    if (stage === 'decide') {
      if (status === 'RETURNED') return t.returnedNote
      return status === 'PHONE_VERIFICATION' ? t.callNote : t.decidingNote
    }
    if (stage === 'pay') return t.payNote
    return expiresOn ? fill(t.until, { date: formatDate(expiresOn, language) }) : null
  }
}

/** Every move, the newest first. */
export function History({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const code = useCode()
  return (
    <details className="x-card">
      <summary>{t.history}</summary>
      <Rows label={t.history}>
        {[...application.history].reverse().map(({ toStatus, at, verb }) => (
          <Row
            key={`${at}${verb}`}
            title={code('ApplicationStatus', toStatus)}
            note={<DateTimeText value={at} />}
          />
        ))}
      </Rows>
    </details>
  )
}
