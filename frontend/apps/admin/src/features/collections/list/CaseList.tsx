import '../collections.css'
import { useCodes, useRead, useVerb } from '@xindai/graphql'
import type { CollectionCaseWhere } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import { App, Button } from 'antd'
import { useNavigate } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Filter } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { CollectionCaseListDocument, CollectionClaimNextDocument } from './cases.generated'
import { type CaseRow, useCaseColumns } from './columns'
import { Queues } from './Queues'

/** The worklist: who is late, the most urgent first, and the queues they wait in. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const { can } = useSession()
  const read = useRead(CollectionCaseListDocument, {
    first: state.first,
    after: state.after,
    where: whereOf(state.values),
  })
  const queues = read.data?.collectionQueues ?? []
  const names = new Map(queues.map((each) => [each.code, each.name]))
  return (
    <Page
      title={t.cases}
      actions={can('collection.work') ? <ClaimNext queue={state.values.queue} /> : null}
    >
      <Queues
        queues={queues}
        chosen={state.values.queue}
        onChoose={(code) => state.set('queue', code)}
      />
      <Section>
        <List<CaseRow>
          list="COLLECTION_CASES"
          label={t.cases}
          columns={useCaseColumns(names)}
          filters={useFilters(queues.map(({ code, name }) => ({ value: code, label: name })))}
          state={state}
          read={read}
          connection={read.data?.collectionCases}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function ClaimNext({ queue }: { queue: string | undefined }) {
  const t = useMessages(messages)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { send, busy } = useVerb(CollectionClaimNextDocument)
  const take = async () => {
    const outcome = await send({ queue })
    if (outcome.kind === 'refused') message.error(outcome.errors.map((e) => e.message).join(' '))
    else if (outcome.payload.case)
      navigate(`/collections/cases/${encodeURIComponent(outcome.payload.case.id)}`)
  }
  return (
    <Button type="primary" loading={busy} onClick={take}>
      {t.claimNext}
    </Button>
  )
}

/** The filter of the server out of the address; without a status the open ones are meant. */
export function whereOf(values: Readonly<Record<string, string>>): CollectionCaseWhere {
  const { isMine, isDue, isUnassigned, isDisputed, isPlaced, status, ...rest } = values
  const truth = (text: string | undefined) => (text === undefined ? undefined : text === 'true')
  return {
    ...rest,
    status: status ?? 'OPEN',
    isMine: truth(isMine),
    isDue: truth(isDue),
    isUnassigned: truth(isUnassigned),
    isDisputed: truth(isDisputed),
    isPlaced: truth(isPlaced),
  } as CollectionCaseWhere
}

function useFilters(queues: readonly { value: string; label: string }[]): readonly Filter[] {
  const t = useMessages(messages)
  const yesNo = (yes: string, no: string) => [
    { value: 'true', label: yes },
    { value: 'false', label: no },
  ]
  return [
    { key: 'number', label: t.number, kind: 'text' },
    {
      key: 'isMine',
      label: t.mine,
      kind: 'choice',
      options: [{ value: 'true', label: t.mineYes }],
    },
    { key: 'isDue', label: t.due, kind: 'choice', options: yesNo(t.dueYes, t.dueNo) },
    { key: 'queue', label: t.queue, kind: 'choice', options: queues },
    { key: 'stage', label: t.stage, kind: 'choice', options: useCodes('CollectionStage') },
    {
      key: 'isUnassigned',
      label: t.unassigned,
      kind: 'choice',
      options: yesNo(t.unassignedYes, t.unassignedNo),
    },
    { key: 'status', label: t.status, kind: 'choice', options: useCodes('CollectionCaseStatus') },
  ]
}
