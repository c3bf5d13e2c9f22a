import { fill, useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { at } from '../../../shared/json'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import type { PolicyOfPage } from '../page/PolicyPage'
import { simulationMessages } from '../tests/test-messages'
import { SIMULATION_TONES } from '../tones'
import type { PolicySimulationListQuery } from './simulations.generated'
import { useSimulationWords } from './useSimulationWords'

type Connection = PolicySimulationListQuery['policySimulations']
type Row = Connection['edges'][number]['node']

interface Props {
  readonly policy: PolicyOfPage
  readonly connection: Connection
  /** The simulation whose result is open. */
  readonly shown: string | null
  readonly onShow: (id: string) => void
  readonly after: string | null
  readonly onPage: (after: string | null) => void
}

/** What was run over this version, newest first, each with the way to its result. */
export function SimulationList({ policy, connection, shown, onShow, after, onPage }: Props) {
  const t = useMessages(simulationMessages)
  const { sampleOf, againstOf, whenOf, periodOf, ratesOf } = useSimulationWords(policy)
  const { hasNextPage, endCursor } = connection.pageInfo
  return (
    <>
      <SimpleTable<Row>
        label={t.past}
        rows={connection.edges.map(({ node }) => node)}
        keyOf={(row) => row.id}
        empty={t.noPast}
        columns={[
          {
            title: t.startedAt,
            render: (row) =>
              row.id === shown ? (
                <>
                  <strong>{whenOf(row.createdAt)}</strong> · {t.shown}
                </>
              ) : (
                <Button
                  type="link"
                  size="small"
                  className="xp-when"
                  aria-label={fill(t.seeOf, { when: whenOf(row.createdAt) })}
                  onClick={() => onShow(row.id)}
                >
                  {whenOf(row.createdAt)}
                </Button>
              ),
          },
          {
            title: t.state,
            render: (row) => (
              <StatusTag
                kind="DecisionSimulationStatus"
                value={row.status}
                tones={SIMULATION_TONES}
              />
            ),
          },
          { title: t.sample, render: (row) => sampleOf(row.source) },
          { title: t.against, render: (row) => againstOf(row.againstId) },
          { title: t.approvalRate, right: true, render: (row) => ratesOf(row.totals) },
          {
            title: t.changedCount,
            right: true,
            render: (row) => String(at(row.totals, 'changed') ?? '—'),
          },
          {
            title: t.startedBy,
            render: (row) => <Who actor={row.requestedBy} />,
          },
          { title: t.period, render: (row) => periodOf(row.totals) },
        ]}
      />
      {after || hasNextPage ? (
        <div className="xd-list-foot">
          {after ? <Button onClick={() => onPage(null)}>{t.back}</Button> : null}
          <Button disabled={!hasNextPage} onClick={() => onPage(endCursor)}>
            {t.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}
