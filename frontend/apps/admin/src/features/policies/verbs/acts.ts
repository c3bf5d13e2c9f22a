import type { Version } from '../page/PolicyPage'

export type ActName = 'submit' | 'publish' | 'reject' | 'challenger' | 'retire'

/** What this person may do with a version as it stands; the server decides again. */
export function actsOf(
  version: Pick<Version, 'status' | 'arm'>,
  can: (permission: string) => boolean,
): ActName[] {
  const mayPublish = can('decision.policy_publish')
  switch (version.status) {
    case 'DRAFT':
      return can('decision.policy_edit') ? ['submit'] : []
    case 'IN_REVIEW':
      return mayPublish ? ['publish', 'reject'] : []
    case 'PUBLISHED':
      if (!mayPublish) return []
      return version.arm === 'CHALLENGER' ? ['challenger', 'retire'] : ['retire']
    default:
      return []
  }
}
