import { useCode, useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Button, Table } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../../shared/Facts'
import { Ready } from '../../../../shared/Ready'
import { StatusTag } from '../../../../shared/StatusTag'
import { useAct } from '../../../../shared/verb/useAct'
import { useSession } from '../../../../shell/session'
import { FetchReportsDocument } from '../acts.generated'
import { factValue } from '../factValue'
import { WorkbenchFactsDocument, type WorkbenchFactsQuery } from '../more.generated'
import { useFactWord } from '../useFactWord'
import { decisionMessages } from './decision-messages'

const TONES = { OK: 'good', MISMATCH: 'bad', MISSING: 'attention', ERROR: 'bad' } as const

/** What reports say is looked at on purpose: each look is kept in the audit. */
export function FactsUsed({ id, customerId }: { id: string; customerId: string }) {
  const t = useMessages(decisionMessages)
  const { can } = useSession()
  const [shown, setShown] = useState(false)
  const withFacts = can('report.open')
  const withReports = can('report.read')
  const variables = { id, customerId, withFacts, withReports }
  const read = useRead(WorkbenchFactsDocument, variables, { pause: !shown })
  if (!withFacts && !withReports) return null
  if (!shown) return <Button onClick={() => setShown(true)}>{t.showFacts}</Button>
  return (
    <Ready read={read}>
      {(data) => (
        <div className="xd-stack">
          {withFacts ? <Used data={data} /> : null}
          {withReports ? <Reports data={data} customerId={customerId} /> : null}
        </div>
      )}
    </Ready>
  )
}

function Used({ data }: { data: WorkbenchFactsQuery }) {
  const t = useMessages(decisionMessages)
  const language = useLanguage()
  const word = useFactWord()
  const { facts, trace } = data.application?.decision ?? {}
  const derived = (trace as { derived?: object } | undefined)?.derived
  const values = { ...(facts as object), ...derived } as Readonly<Record<string, unknown>>
  const known = data.decisionFacts.filter(({ name }) => name in values)
  return (
    <>
      <h3>{t.facts}</h3>
      <Facts
        facts={known.map((fact) => ({
          label: fact[language],
          value: factValue(word(fact.name, values[fact.name]), fact.unit, t),
        }))}
      />
    </>
  )
}

function Reports({ data, customerId }: { data: WorkbenchFactsQuery; customerId: string }) {
  const t = useMessages(decisionMessages)
  const code = useCode()
  const { can } = useSession()
  const { act, busy } = useAct(FetchReportsDocument)
  return (
    <>
      <div className="xd-list-head">
        <h3>{t.reports}</h3>
        {can('report.fetch') ? (
          <Button loading={busy} onClick={() => act({ customerId })}>
            {t.fetch}
          </Button>
        ) : null}
      </div>
      <Table
        rowKey="id"
        size="small"
        pagination={false}
        locale={{ emptyText: t.noReports }}
        dataSource={data.creditReports?.edges.map(({ node }) => node) ?? []}
        scroll={{ x: 'max-content' }}
        columns={[
          { key: 'k', title: t.report, render: (_, row) => code('ReportKind', row.kind) },
          {
            key: 'o',
            title: t.result,
            render: (_, row) => (
              <>
                <StatusTag kind="ReportOutcome" value={row.outcome} tones={TONES} />
                {row.why ? code('ReportMissingWhy', row.why) : null}
              </>
            ),
          },
          {
            key: 'a',
            title: t.asked,
            render: (_, row) => <DateTimeText value={row.requestedAt} />,
          },
          {
            key: 'v',
            title: t.validUntil,
            render: (_, row) => <DateText value={row.validUntil} />,
          },
        ]}
      />
    </>
  )
}
