import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag, type Tone } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { Difference } from './Difference'
import { diffOf, type Policy } from './draft'
import { Editor } from './Editor'
import { WarningPolicyDecideDocument, WarningPolicyPageDocument } from './policy.generated'
import { policyMessages } from './policy-messages'
import { Rules } from './Rules'

const TONES: Readonly<Record<string, Tone>> = {
  PROPOSED: 'attention',
  ACTIVE: 'good',
  RETIRED: 'neutral',
  TURNED_DOWN: 'bad',
}

/** Which signals count and what follows: in force, proposed, and what was. */
export function Component() {
  const t = useMessages(policyMessages)
  const { can } = useSession()
  const read = useRead(WarningPolicyPageDocument, {})
  const [editing, setEditing] = useState(false)
  const policies = read.data?.warningPolicies ?? []
  const active = policies.find((one) => one.status === 'ACTIVE')
  const proposed = policies.find((one) => one.status === 'PROPOSED')
  const mayEdit = active && !proposed && can('early_warning.policy_propose') && !editing
  return (
    <Page
      title={t.title}
      actions={
        mayEdit ? (
          <Button type="primary" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        ) : null
      }
    >
      <Ready read={read}>
        {({ warningCatalogue: kinds }) => (
          <div className="xd-stack">
            {editing && active ? (
              <Editor
                from={active}
                kinds={kinds}
                onClose={() => setEditing(false)}
                onDone={read.reload}
              />
            ) : null}
            {proposed ? (
              <Section
                title={fill(t.proposed, { n: proposed.number })}
                extra={<Decide policy={proposed} onDone={read.reload} />}
              >
                <div className="xd-stack">
                  {active ? <Difference lines={diffOf(active, proposed)} /> : null}
                  <Rules policy={proposed} kinds={kinds} />
                </div>
              </Section>
            ) : null}
            {active && !editing ? (
              <Section title={fill(t.active, { n: active.number })}>
                <Rules policy={active} kinds={kinds} />
              </Section>
            ) : null}
            <Versions rows={policies} />
          </div>
        )}
      </Ready>
    </Page>
  )
}

function Decide({ policy, onDone }: { policy: Policy; onDone: () => void }) {
  const t = useMessages(policyMessages)
  const { can } = useSession()
  const decide = useAct(WarningPolicyDecideDocument)
  if (!can('early_warning.policy_decide')) return null
  if (policy.isOwn) return <span>{t.own}</span>
  const act = async (agrees: boolean) => {
    if (await decide.act({ policyId: policy.id, agrees })) onDone()
  }
  return (
    <Space>
      <Button type="primary" loading={decide.busy} onClick={() => act(true)}>
        {t.agree}
      </Button>
      <Button loading={decide.busy} onClick={() => act(false)}>
        {t.turnDown}
      </Button>
    </Space>
  )
}

function Versions({ rows }: { rows: readonly Policy[] }) {
  const t = useMessages(policyMessages)
  return (
    <Section title={t.versions}>
      <SimpleTable
        label={t.versions}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { title: t.version, render: (row) => `V${row.number}` },
          {
            title: t.status,
            render: (row) => (
              <StatusTag kind="WarningPolicyStatus" value={row.status} tones={TONES} />
            ),
          },
          { title: t.note, render: (row) => row.note },
          { title: t.proposedBy, render: (row) => <Who actor={row.proposedBy} /> },
          { title: t.decidedBy, render: (row) => <Who actor={row.decidedBy} /> },
          { title: t.at, render: (row) => <DateTimeText value={row.proposedAt} /> },
        ]}
      />
    </Section>
  )
}
