import type { ApplicationKind, ApplicationStatus } from '@xindai/graphql/schema'
import type { Tone } from '../../shared/blocks'

/** The stages of the road as a borrower sees them. */
export type Stage = 'fill' | 'decide' | 'offer' | 'sign' | 'pay'

const STAGE: Readonly<Record<ApplicationStatus, Stage | null>> = {
  DRAFT: 'fill',
  SUBMITTED: 'decide',
  DECIDING: 'decide',
  PHONE_VERIFICATION: 'decide',
  REVIEW_1: 'decide',
  REVIEW_2: 'decide',
  REVIEW_3: 'decide',
  RETURNED: 'decide',
  APPROVED: 'offer',
  OFFER_ACCEPTED: 'sign',
  CONTRACT_SIGNED: 'pay',
  DISBURSING: 'pay',
  DISBURSED: null,
  REJECTED: null,
  WITHDRAWN: null,
  EXPIRED: null,
}
const STOPPED: readonly ApplicationStatus[] = ['REJECTED', 'WITHDRAWN', 'EXPIRED']

export interface Happened {
  readonly fromStatus: ApplicationStatus | null
  readonly toStatus: ApplicationStatus
  readonly at: string
}

export interface Milestone {
  readonly stage: Stage
  readonly state: 'done' | 'now' | 'next' | 'bad'
  /** When it was done. */
  readonly at: string | null
}

/** What ends a stage: where the application is from then on. */
const ENDS: Readonly<Record<Stage, readonly ApplicationStatus[]>> = {
  fill: ['SUBMITTED'],
  decide: ['APPROVED'],
  offer: ['OFFER_ACCEPTED'],
  sign: ['CONTRACT_SIGNED'],
  pay: ['DISBURSED'],
}

/** The road so far and what is still to come; it stops where the application stopped. */
export function milestonesOf(
  kind: ApplicationKind,
  status: ApplicationStatus,
  history: readonly Happened[],
): Milestone[] {
  const stages: Stage[] =
    kind === 'LINE' ? ['fill', 'decide', 'offer'] : ['fill', 'decide', 'offer', 'sign', 'pay']
  const isStopped = STOPPED.includes(status)
  const last = isStopped ? history.findLast((one) => one.toStatus === status)?.fromStatus : status
  const here = stageAt(last ?? status)
  const at = here === null ? stages.length : stages.indexOf(here)
  const reached = at < 0 ? stages.length : at
  const road = stages.map((stage, n): Milestone => {
    const done = n < reached
    return {
      stage,
      state: done ? 'done' : n > reached ? 'next' : isStopped ? 'bad' : 'now',
      at: done ? endOf(stage, history) : null,
    }
  })
  return isStopped ? road.slice(0, reached + 1) : road
}

function stageAt(status: ApplicationStatus): Stage | null {
  return STAGE[status]
}

function endOf(stage: Stage, history: readonly Happened[]): string | null {
  return history.findLast((one) => ENDS[stage].includes(one.toStatus))?.at ?? null
}

/** The colour of a state: what waits for him, what went well, what is over. */
export function toneOf(status: ApplicationStatus): Tone | 'quiet' {
  if (status === 'DISBURSED') return 'good'
  if (status === 'REJECTED') return 'bad'
  if (status === 'WITHDRAWN' || status === 'EXPIRED') return 'quiet'
  return ['DRAFT', 'RETURNED', 'APPROVED', 'OFFER_ACCEPTED'].includes(status) ? 'warn' : 'info'
}
