import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { JobStatus } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { List } from '../../shared/list/List'
import { useListState } from '../../shared/list/state'
import type { Column, Filter } from '../../shared/list/types'
import { Page } from '../../shared/Page'
import { Progress } from '../../shared/Progress'
import { Section } from '../../shared/Section'
import { StatusTag, type Tone } from '../../shared/StatusTag'
import { useAct } from '../../shared/verb/useAct'
import { Who } from '../../shared/Who'
import { useSession } from '../../shell/session'
import { JobListDocument, type JobListQuery, JobRequeueDocument } from './jobs.generated'
import { messages } from './jobs-messages'

type Row = JobListQuery['jobs']['edges'][number]['node']
const TONES: Readonly<Record<string, Tone>> = {
  QUEUED: 'neutral',
  RUNNING: 'going',
  DONE: 'good',
  DEAD: 'bad',
}

/** Long work of the program, and what is left lying: a dead one can be run again. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(JobListDocument, {
    first: state.first,
    after: state.after,
    status: (state.values.status ?? null) as JobStatus | null,
    kind: state.values.kind ?? null,
  })
  const filters: readonly Filter[] = [
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('JobStatus') },
    { key: 'kind', label: t.kind, kind: 'text' },
  ]
  return (
    <Page title={t.title}>
      <Section>
        <List<Row>
          list="JOBS"
          label={t.title}
          columns={useColumns(read.reload)}
          filters={filters}
          state={state}
          read={read}
          connection={read.data?.jobs}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumns(onChanged: () => void): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  const { can } = useSession()
  const requeue = useAct(JobRequeueDocument)
  const again = (job: Row) =>
    job.status === 'DEAD' && can('jobs.manage') ? (
      <Button type="link" onClick={async () => (await requeue.act({ id: job.id })) && onChanged()}>
        {t.requeue}
      </Button>
    ) : null
  return [
    { key: 'kind', title: t.kind, render: (job) => code('JobKind', job.kind) },
    {
      key: 'status',
      title: t.status,
      render: (job) => <StatusTag kind="JobStatus" value={job.status} tones={TONES} />,
    },
    {
      key: 'progress',
      title: t.progress,
      render: (job) => (
        <Progress done={job.done} total={job.total} label={code('JobKind', job.kind)} />
      ),
    },
    { key: 'step', title: t.step, render: (job) => job.step ?? '—' },
    { key: 'attempts', title: t.attempts, right: true, render: (job) => job.attempts },
    { key: 'requestedBy', title: t.requestedBy, render: (job) => <Who actor={job.requestedBy} /> },
    {
      key: 'createdAt',
      title: t.createdAt,
      render: (job) => <DateTimeText value={job.createdAt} />,
    },
    {
      key: 'finishedAt',
      title: t.finishedAt,
      render: (job) => <DateTimeText value={job.finishedAt} />,
    },
    { key: 'error', title: t.error, render: (job) => job.errorClass ?? '—' },
    { key: 'act', title: '', render: again },
  ]
}
