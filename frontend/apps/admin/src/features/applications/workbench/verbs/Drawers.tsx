import type { Work } from '../types'
import type { Acted, Acts } from '../useActs'
import { AcceptDrawer } from './AcceptDrawer'
import { ApproveDrawer } from './ApproveDrawer'
import { ConflictDrawer } from './ConflictDrawer'
import { HandOverDrawer } from './HandOverDrawer'
import { RejectDrawer } from './RejectDrawer'
import { SendBackDrawer } from './SendBackDrawer'
import { WithdrawDrawer } from './WithdrawDrawer'

export interface DrawerProps {
  readonly work: Work
  readonly open: boolean
  readonly onClose: () => void
  /** Its version is one's own: no news. */
  readonly onDone: (payload: { readonly application: { readonly version: number } | null }) => void
}

const DRAWERS = {
  approve: ApproveDrawer,
  reject: RejectDrawer,
  sendBack: SendBackDrawer,
  handOver: HandOverDrawer,
  withdraw: WithdrawDrawer,
  accept: AcceptDrawer,
} as const

/** The commands that ask for something, one of them open at most. */
export function Drawers({ work, acts, acted }: { work: Work; acts: Acts; acted: Acted }) {
  return (
    <>
      {(Object.keys(DRAWERS) as (keyof typeof DRAWERS)[]).map((name) => {
        const Drawer = DRAWERS[name]
        return (
          <Drawer
            key={name}
            work={work}
            open={acts.open === name}
            onClose={acts.close}
            onDone={({ application }) => acted(application)}
          />
        )
      })}
      <ConflictDrawer work={work} open={acts.open === 'conflict'} onClose={acts.close} />
    </>
  )
}
