import { useCode, useRead } from '@xindai/graphql'
import type { ReconciliationBreakWhere } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText, DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { type ListState, useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { RUN_TONES } from '../tones'
import { BreakTable } from './BreakTable'
import { RunPageDocument, type RunPageQuery } from './runs.generated'
import { StartRun } from './StartRun'

type Run = NonNullable<RunPageQuery['reconciliationRun']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }
const RUNNING_MS = 1_500

/** One account and day: what agrees, and every break by its kind. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const state = useListState()
  const where: ReconciliationBreakWhere = { ...state.values, runId: id }
  const read = useRead(RunPageDocument, { id, where, first: state.first, after: state.after })
  const run = read.data?.reconciliationRun
  useWhileRunning(run?.status === 'RUNNING', read.reload)
  return (
    <Page
      title={run ? fill(t.run, { number: run.number }) : t.runs}
      trail={[{ text: t.runs, path: '/reconciliation' }]}
      status={
        run ? <StatusTag kind="ReconciliationStatus" value={run.status} tones={RUN_TONES} /> : null
      }
      actions={
        run ? (
          <StartRun accountId={run.accountId} on={run.on} text={t.runAgain} onDone={read.reload} />
        ) : null
      }
    >
      <Ready read={read}>
        {(data) =>
          data.reconciliationRun ? (
            <>
              <Head run={data.reconciliationRun} />
              <Kinds run={data.reconciliationRun} state={state} />
              <Section title={t.breaks}>
                <BreakTable
                  runId={id}
                  state={state}
                  read={read}
                  connection={data.reconciliationBreaks}
                />
              </Section>
            </>
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function useWhileRunning(isRunning: boolean, reload: () => void) {
  useEffect(() => {
    if (!isRunning) return
    const timer = setInterval(reload, RUNNING_MS)
    return () => clearInterval(timer)
  }, [isRunning, reload])
}

function Head({ run }: { run: Run }) {
  const t = useMessages(messages)
  return (
    <Section>
      <Facts
        facts={[
          { label: t.account, value: run.accountCode },
          { label: t.on, value: <DateText value={run.on} /> },
          { label: t.lines, value: run.lineCount },
          { label: t.orders, value: run.orderCount },
          { label: t.bookings, value: run.bookingCount },
          { label: t.clean, value: run.cleanCount },
          { label: t.breaks, value: run.breakCount },
          { label: t.open, value: run.openCount },
          { label: t.moneyIn, value: <Amount value={run.moneyIn} /> },
          { label: t.moneyOut, value: <Amount value={run.moneyOut} /> },
          { label: t.fees, value: <Amount value={run.fees} /> },
          { label: t.attempts, value: run.attempts },
          { label: t.endedAt, value: <DateTimeText value={run.endedAt} /> },
        ]}
      />
    </Section>
  )
}

/** A kind is chosen by its name. */
function Kinds({ run, state }: { run: Run; state: ListState }) {
  const t = useMessages(messages)
  const code = useCode()
  if (run.kinds.length === 0) return null
  return (
    <Section title={t.byKind}>
      <SimpleTable
        label={t.byKind}
        rows={run.kinds}
        keyOf={(row) => row.kind}
        columns={[
          {
            title: t.kind,
            render: (row) => (
              <Button type="link" size="small" onClick={() => state.set('kind', row.kind)}>
                {code('BreakKind', row.kind)}
              </Button>
            ),
          },
          { title: t.count, right: true, render: (row) => row.count },
          { title: t.open, right: true, render: (row) => row.waiting },
          { title: t.difference, right: true, render: (row) => <Amount value={row.difference} /> },
        ]}
      />
    </Section>
  )
}
