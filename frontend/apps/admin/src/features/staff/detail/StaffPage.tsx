import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { useState } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { sharedMessages } from '../../../shared/shared-messages'
import { useSession } from '../../../shell/session'
import { type Link, LinkOnce } from '../LinkOnce'
import { FactorText, StandingTags } from '../Standing'
import { messages } from '../staff-messages'
import { useRoleNames } from '../useRoleNames'
import { ChangeStaff } from './ChangeStaff'
import { Sessions } from './Sessions'
import { StaffActs } from './StaffActs'
import {
  type StaffFieldsFragment,
  StaffPageDocument,
  type StaffPageQuery,
} from './staff-page.generated'

/** Somebody who works here: his rights, his ways in, where he is signed in. */
export function Component() {
  const { can } = useSession()
  const id = useParams().id ?? ''
  const read = useRead(StaffPageDocument, { id, seesSessions: can('identity.session_read') })
  return (
    <Ready read={read}>
      {(data) =>
        isStaff(data.node) ? (
          <Shown staff={data.node} data={data} onChanged={read.reload} />
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function isStaff(node: StaffPageQuery['node']): node is StaffFieldsFragment {
  return node !== null && 'login' in node
}

interface Props {
  readonly staff: StaffFieldsFragment
  readonly data: StaffPageQuery
  readonly onChanged: () => void
}

function Shown({ staff, data, onChanged }: Props) {
  const t = useMessages(messages)
  const yesNo = useMessages(sharedMessages)
  const roles = useRoleNames(data.roles)
  const [changing, setChanging] = useState(false)
  const [link, setLink] = useState<Link | null>(null)
  const facts = [
    { label: t.login, value: staff.login },
    { label: t.branch, value: staff.branch?.name },
    { label: t.roles, value: roles.say(staff.roles) },
    { label: t.phone, value: staff.phone },
    { label: t.factor, value: <FactorText staff={staff} /> },
    { label: t.factorNeeded, value: staff.needsFactor ? yesNo.yes : yesNo.no },
    { label: t.lockedUntil, value: <DateTimeText value={staff.lockedUntil} /> },
  ]
  return (
    <Page
      title={staff.displayName}
      trail={[{ text: t.title, path: '/staff' }]}
      status={<StandingTags staff={staff} />}
      actions={
        <StaffActs
          staff={staff}
          onChange={() => setChanging(true)}
          onLink={setLink}
          onChanged={onChanged}
        />
      }
    >
      <Section>
        <Facts facts={facts} />
      </Section>
      {data.staffSessions ? (
        <Sessions staffId={staff.id} sessions={data.staffSessions} onChanged={onChanged} />
      ) : null}
      {changing ? (
        <ChangeStaff
          staff={staff}
          data={data}
          onClose={() => setChanging(false)}
          onDone={onChanged}
        />
      ) : null}
      <LinkOnce link={link} onClose={() => setLink(null)} />
    </Page>
  )
}
