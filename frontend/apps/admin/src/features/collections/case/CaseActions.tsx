import { DownOutlined } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { Button, Dropdown } from 'antd'
import { useShortcuts } from '../../../shared/shortcuts/useShortcuts'
import { useAct } from '../../../shared/verb/useAct'
import { CollectionClaimDocument } from './acts.generated'
import { CaseForms } from './CaseForms'
import type { CaseProps } from './CasePage'
import { caseMessages } from './case-messages'
import { useCaseRights } from './rights'
import { useVerbParam } from './useVerbParam'

/** What can be done with the case as it stands, by who looks at it. */
export function CaseActions({ found, onDone }: CaseProps) {
  const c = useMessages(caseMessages)
  const rights = useCaseRights(found)
  const { show } = useVerbParam()
  const claim = useAct(CollectionClaimDocument)
  const take = async () => {
    if (await claim.act({ caseId: found.id })) onDone()
  }
  useShortcuts([{ key: 't', text: c.keyClaim, run: rights.canClaim ? take : null }])
  const more = [
    { key: 'note', label: c.addNote, shown: rights.canWork },
    { key: 'release', label: c.release, shown: rights.canWork && found.assignedId !== null },
    { key: 'transfer', label: c.transfer, shown: rights.canWork },
    { key: 'dispute', label: c.dispute, shown: rights.canWork && !found.isDisputed },
    { key: 'disputeEnd', label: c.disputeEnd, shown: rights.canWork && found.isDisputed },
    { key: 'handOver', label: c.handOver, shown: rights.canHandOver },
    { key: 'recall', label: c.recall, shown: rights.canRecall },
    { key: 'legal', label: c.legalOpen, shown: rights.canSue },
    { key: 'writeOff', label: c.writeOff, shown: rights.canGiveUp },
    { key: 'blacklist', label: c.blacklist, shown: rights.canBlacklist },
  ].filter((each) => each.shown)
  return (
    <>
      {rights.canClaim ? (
        <Button type="primary" loading={claim.busy} onClick={take}>
          {c.claim}
        </Button>
      ) : null}
      {more.length > 0 ? (
        <Dropdown
          trigger={['click']}
          menu={{
            items: more.map(({ key, label }) => ({ key, label })),
            onClick: ({ key }) => show(key),
          }}
        >
          <Button icon={<DownOutlined />} iconPlacement="end">
            {c.more}
          </Button>
        </Dropdown>
      ) : null}
      <CaseForms found={found} onDone={onDone} />
    </>
  )
}
