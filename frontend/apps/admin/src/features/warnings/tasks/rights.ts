interface Task {
  readonly status: string
  readonly escalatedOn: string | null
  readonly isMine: boolean
}

/** What may be done with a task; the server decides, this is what is offered. */
export function rightsOf({ status, escalatedOn, isMine }: Task, can: (right: string) => boolean) {
  const works = can('early_warning.work')
  const mayTakeOver =
    status === 'CLAIMED' && !isMine && escalatedOn !== null && can('early_warning.manage')
  return {
    canClaim: works && (status === 'OPEN' || mayTakeOver),
    canResolve: works && isMine,
  }
}
