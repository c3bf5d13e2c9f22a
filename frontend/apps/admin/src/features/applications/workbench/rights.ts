import type { Session } from '../../../shell/session'
import { queueOf } from '../parts/tones'
import type { Work } from './types'

/** What the viewer may do with an application now; the server says so again when it is done. */
export interface Rights {
  readonly claim: boolean
  readonly release: boolean
  readonly handOver: boolean
  readonly approve: boolean
  readonly reject: boolean
  readonly sendBack: boolean
  readonly phone: boolean
  readonly accept: boolean
  readonly withdraw: boolean
  readonly edit: boolean
  readonly submit: boolean
  readonly note: boolean
  readonly conflict: boolean
}

export function rightsOf(work: Work, can: Session['can']): Rights {
  const queue = queueOf(work.status)
  const next = new Set<string>(work.nextVerbs)
  const isFree = work.claimedBy === null
  const works = queue !== null && can('application.work')
  return {
    claim: works && isFree && can(queue.permission) && work.hindrance === null,
    release: works && !isFree && (work.isMine || can('application.assign')),
    handOver: works && (work.isMine || can('application.assign')),
    approve: next.has('REVIEW_APPROVE'),
    reject: next.has('REVIEW_REJECT'),
    sendBack: next.has('RETURN'),
    phone: next.has('PASS_PHONE_CHECK'),
    accept: next.has('ACCEPT_OFFER'),
    withdraw: next.has('WITHDRAW'),
    edit: next.has('SAVE'),
    submit: next.has('SUBMIT') || next.has('RESUBMIT'),
    note: can('application.note'),
    conflict: can('application.conflict_declare'),
  }
}
