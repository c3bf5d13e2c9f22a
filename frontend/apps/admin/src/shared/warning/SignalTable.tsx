import './warning.css'
import { useCode } from '@xindai/graphql'
import { comma, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Tag } from 'antd'
import type { ReactNode } from 'react'
import { SimpleTable } from '../SimpleTable'
import { StatusTag } from '../StatusTag'
import { FINDING_TONES, SEVERITY_TONES } from './tones'
import type { WarningSignalFieldsFragment } from './warning.generated'
import { warningMessages } from './warning-messages'

/** Signals with what explains them. */
export function SignalTable({ signals }: { signals: readonly WarningSignalFieldsFragment[] }) {
  const t = useMessages(warningMessages)
  const code = useCode()
  return (
    <SimpleTable
      label={t.signals}
      rows={signals}
      keyOf={(row) => row.id}
      empty={t.noSignals}
      columns={[
        { title: t.signal, render: (row) => code('WarningSignalCode', row.code) },
        {
          title: t.severity,
          render: (row) => (
            <StatusTag kind="WarningSeverity" value={row.severity} tones={SEVERITY_TONES} />
          ),
        },
        { title: t.facts, render: (row) => <FactLines facts={row.facts} /> },
        { title: t.raisedOn, render: (row) => <DateText value={row.raisedOn} /> },
        { title: t.state, render: (row) => <State signal={row} /> },
        { title: t.weight, right: true, render: (row) => row.weight },
        { title: t.action, render: (row) => code('WarningAction', row.action) },
        { title: t.policy, render: (row) => `V${row.policyNumber}` },
      ]}
    />
  )
}

function State({ signal }: { signal: WarningSignalFieldsFragment }) {
  const t = useMessages(warningMessages)
  return (
    <>
      {signal.lapsedOn ? (
        <Tag>
          {t.lapsed} <DateText value={signal.lapsedOn} />
        </Tag>
      ) : (
        <Tag color="warning">{t.active}</Tag>
      )}
      {signal.finding ? (
        <StatusTag kind="WarningFinding" value={signal.finding} tones={FINDING_TONES} />
      ) : null}
    </>
  )
}

type Fact = WarningSignalFieldsFragment['facts'][number]

function FactLines({ facts }: { facts: readonly Fact[] }) {
  const code = useCode()
  return (
    <ul className="xd-signal-facts">
      {facts.map((fact) => (
        <li key={fact.code}>
          <span className="xd-muted">{code('WarningFact', fact.code)}</span>{' '}
          {shownOf(fact, (name) => code('WarningFact', name))}
        </li>
      ))}
    </ul>
  )
}

function shownOf(fact: Fact, word: (name: string) => string): ReactNode {
  if (fact.amount) return <Amount value={fact.amount} />
  if (fact.on) return <DateText value={fact.on} />
  if (fact.codes) return fact.codes.map(word).join(comma())
  return fact.number ?? fact.text
}
