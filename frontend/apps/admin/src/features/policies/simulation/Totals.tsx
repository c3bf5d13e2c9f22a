import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatAmount, formatRate } from '@xindai/money'
import { factText } from '../../../shared/fact-text'
import { asObject, at } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { simulationMessages } from '../tests/test-messages'
import { OUTCOME_TONES } from '../tones'
import { outcomeMoves, reasonMoves } from './totals'

const OUTCOMES = ['approve', 'refer', 'decline'] as const

/** Both sides beside one another. */
export function Totals({ totals }: { totals: unknown }) {
  const t = useMessages(simulationMessages)
  const code = useCode()
  const rate = (path: string) => {
    const found = at(totals, path)
    return formatRate(typeof found === 'string' ? found : null)
  }
  const amounts = (side: string) =>
    Object.entries(asObject(at(totals, `${side}.amountMinor`)))
      .map(([currency, value]) => `${currency} ${formatAmount(factText(value, 'minor'))}`)
      .join(', ') || '—'
  const count = (path: string) => String(at(totals, path) ?? 0)
  const rows = [
    { name: t.count, of: (side: string) => count(`${side}.count`) },
    ...OUTCOMES.map((one) => ({
      name: code('DecisionOutcome', one.toUpperCase()),
      of: (side: string) => count(`${side}.outcomes.${one}`),
    })),
    { name: t.approvalRate, of: (side: string) => rate(`${side}.approvalRate`) },
    { name: t.averageRate, of: (side: string) => rate(`${side}.averageRate`) },
    { name: t.amountApproved, of: amounts },
  ]
  return (
    <>
      <Section title={`${t.changed}: ${count('changed')}`}>
        <SimpleTable
          label={t.figure}
          rows={rows}
          keyOf={(row) => row.name}
          columns={[
            { title: t.figure, render: (row) => row.name },
            { title: t.before, right: true, render: (row) => row.of('before') },
            { title: t.after, right: true, render: (row) => row.of('after') },
          ]}
        />
      </Section>
      <div className="xd-columns">
        <Section title={t.reasons}>
          <SimpleTable
            label={t.reasons}
            rows={reasonMoves(totals)}
            keyOf={(row) => row.code}
            columns={[
              { title: t.why, render: (row) => <code>{row.code}</code> },
              { title: t.before, right: true, render: (row) => row.before },
              { title: t.after, right: true, render: (row) => row.after },
            ]}
          />
        </Section>
        <Section title={t.moves}>
          <SimpleTable
            label={t.moves}
            rows={outcomeMoves(totals)}
            keyOf={(row) => `${row.from} ${row.to}`}
            empty={t.noChanges}
            columns={[
              { title: t.was, render: (row) => <Outcome value={row.from} /> },
              { title: t.is, render: (row) => <Outcome value={row.to} /> },
              { title: t.count, right: true, render: (row) => row.count },
            ]}
          />
        </Section>
      </div>
    </>
  )
}

export function Outcome({ value }: { value: string }) {
  return <StatusTag kind="DecisionOutcome" value={value.toUpperCase()} tones={OUTCOME_TONES} />
}
