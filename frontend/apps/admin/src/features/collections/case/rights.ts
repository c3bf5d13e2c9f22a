import { useSession } from '../../../shell/session'
import type { CaseOfPage } from './CasePage'

/** What the viewer may do on this case now. */
export function useCaseRights(found: CaseOfPage) {
  const { can } = useSession()
  return rightsOf(found, can)
}

type Standing = Pick<CaseOfPage, 'status' | 'isMine' | 'isPlaced' | 'isDisputed' | 'assignedId'>

/** Who has the case works on it; who assigns may work on every case that no agency has. */
export function rightsOf(found: Standing, can: (permission: string) => boolean) {
  const isOpen = found.status === 'OPEN'
  const isHis = isOpen && !found.isPlaced && (found.isMine || can('collection.assign'))
  return {
    canClaim: isOpen && !found.isPlaced && found.assignedId === null && can('collection.work'),
    canWork: isHis && can('collection.work'),
    canContact: isHis && !found.isDisputed && can('collection.contact'),
    canHandOver: isOpen && !found.isPlaced && !found.isDisputed && can('collection.agency'),
    canRecall: isOpen && found.isPlaced && can('collection.agency'),
    canSue: isHis && can('collection.legal'),
    canGiveUp: isHis && can('collection.write_off_propose'),
    canBlacklist: isOpen && can('collection.blacklist'),
  }
}
