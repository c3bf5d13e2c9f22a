import { comma, useMessages } from '@xindai/i18n'
import { formatAmount, formatRate } from '@xindai/money'
import { Button } from 'antd'
import { factText } from '../../../shared/fact-text'
import { at } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import type { PolicySimulationQuery } from '../page/policy.generated'
import { simulationMessages } from '../tests/test-messages'
import { Outcome } from './Totals'
import { newReasons } from './totals'

type Connection = PolicySimulationQuery['simulationChanges']
type Change = Connection['edges'][number]['node']

interface Props {
  readonly connection: Connection
  readonly after: string | null
  readonly onPage: (after: string | null) => void
}

/** The applications that would be decided otherwise. */
export function Changes({ connection, after, onPage }: Props) {
  const t = useMessages(simulationMessages)
  const { hasNextPage, endCursor } = connection.pageInfo
  return (
    <Section title={t.changes}>
      <SimpleTable<Change>
        label={t.changes}
        rows={connection.edges.map(({ node }) => node)}
        keyOf={(row) => row.decisionId}
        empty={t.noChanges}
        columns={[
          { title: t.subject, render: (row) => row.subject },
          { title: t.was, render: (row) => <Side side={row.before} /> },
          { title: t.is, render: (row) => <Side side={row.after} /> },
          { title: t.why, render: (row) => newReasons(row.before, row.after).join(comma()) || '—' },
        ]}
      />
      <div className="xd-list-foot">
        {after ? <Button onClick={() => onPage(null)}>{t.back}</Button> : null}
        <Button disabled={!hasNextPage} onClick={() => onPage(endCursor)}>
          {t.more}
        </Button>
      </div>
    </Section>
  )
}

function Side({ side }: { side: unknown }) {
  const rate = at(side, 'annualRate')
  const amount = factText(at(side, 'amountMinor'), 'minor')
  return (
    <span className="xd-amount">
      <Outcome value={String(at(side, 'outcome') ?? '')} /> {String(at(side, 'grade') ?? '')}{' '}
      {amount ? formatAmount(amount) : ''} {formatRate(typeof rate === 'string' ? rate : null)}
    </span>
  )
}
