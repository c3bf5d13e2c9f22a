import '../collections.css'
import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { DECISION_TONES } from '../tones'
import { Editor } from './Editor'
import { Rules } from './Rules'
import {
  CollectionStrategyDecideDocument,
  CollectionStrategyPageDocument,
  type CollectionStrategyPageQuery,
} from './strategy.generated'
import { strategyMessages } from './strategy-messages'

export type Strategy = CollectionStrategyPageQuery['collectionStrategies'][number]
export type Queue = CollectionStrategyPageQuery['collectionQueues'][number]

/** The policy of collections: what is in force, what is proposed, what was. */
export function Component() {
  const t = useMessages(strategyMessages)
  const { can } = useSession()
  const read = useRead(CollectionStrategyPageDocument, {})
  const [editing, setEditing] = useState(false)
  const active = read.data?.collectionStrategies.find((each) => each.status === 'ACTIVE')
  return (
    <Page
      title={t.title}
      actions={
        active && can('collection.strategy_propose') && !editing ? (
          <Button type="primary" onClick={() => setEditing(true)}>
            {t.edit}
          </Button>
        ) : null
      }
    >
      <Ready read={read}>
        {(data) => (
          <>
            {editing && active ? (
              <Editor
                from={active}
                queues={data.collectionQueues}
                onClose={() => setEditing(false)}
                onDone={read.reload}
              />
            ) : null}
            {data.collectionStrategies
              .filter((each) => each.status === 'PROPOSED')
              .map((each) => (
                <Section
                  key={each.id}
                  title={fill(t.proposed, { n: each.number })}
                  extra={<Decide strategy={each} onDone={read.reload} />}
                >
                  <Rules strategy={each} queues={data.collectionQueues} />
                </Section>
              ))}
            {active ? (
              <Section title={fill(t.active, { n: active.number })}>
                <Rules strategy={active} queues={data.collectionQueues} />
              </Section>
            ) : null}
            <Versions rows={data.collectionStrategies} />
          </>
        )}
      </Ready>
    </Page>
  )
}

function Decide({ strategy, onDone }: { strategy: Strategy; onDone: () => void }) {
  const t = useMessages(strategyMessages)
  const { can } = useSession()
  const decide = useAct(CollectionStrategyDecideDocument)
  if (!can('collection.strategy_decide')) return null
  if (strategy.isMine) return <span>{t.own}</span>
  const act = async (agrees: boolean) => {
    if (await decide.act({ strategyId: strategy.id, agrees })) onDone()
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

function Versions({ rows }: { rows: readonly Strategy[] }) {
  const t = useMessages(strategyMessages)
  const m = useMessages(messages)
  return (
    <Section title={t.versions}>
      <SimpleTable
        label={t.versions}
        rows={rows}
        keyOf={(row) => row.id}
        columns={[
          { title: t.version, render: (row) => `V${row.number}` },
          {
            title: m.status,
            render: (row) => (
              <StatusTag
                kind="CollectionStrategyStatus"
                value={row.status}
                tones={DECISION_TONES}
              />
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
