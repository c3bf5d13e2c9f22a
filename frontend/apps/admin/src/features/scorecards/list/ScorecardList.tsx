import { useCodes, useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Link } from 'react-router'
import { asList, at } from '../../../shared/json'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { CARD_TONES } from '../tones'
import { ScorecardListDocument, type ScorecardListQuery } from './scorecards.generated'

type Row = ScorecardListQuery['scorecards']['edges'][number]['node']

/** Every version of every card, the newest first. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const statuses = useCodes('ScorecardStatus')
  const status = statuses.find(({ value }) => value === state.values.status)?.value ?? null
  const read = useRead(ScorecardListDocument, {
    first: state.first,
    after: state.after,
    code: state.values.code ?? null,
    status: status as Row['status'] | null,
  })
  return (
    <Page title={t.title} sub={t.sub}>
      <Section>
        <List<Row>
          list="SCORECARDS"
          label={t.title}
          columns={useColumnsOf()}
          filters={[
            { key: 'code', label: t.code, kind: 'text' },
            { key: 'status', label: t.status, kind: 'choice', options: statuses },
          ]}
          state={state}
          read={read}
          connection={read.data?.scorecards}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumnsOf(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const language = useLanguage()
  return [
    {
      key: 'name',
      title: t.name,
      render: (row) => (
        <Link to={`/scorecards/${encodeURIComponent(row.id)}`}>
          {String(at(row.content, `name.${language}`) ?? row.code)}
        </Link>
      ),
    },
    { key: 'code', title: t.code, render: (row) => row.code },
    { key: 'version', title: t.version, render: (row) => fill(t.versionN, { n: row.version }) },
    {
      key: 'status',
      title: t.status,
      render: (row) => <StatusTag kind="ScorecardStatus" value={row.status} tones={CARD_TONES} />,
    },
    {
      key: 'size',
      title: t.characteristic,
      right: true,
      render: (row) => asList(at(row.content, 'characteristics')).length,
    },
    { key: 'maker', title: t.maker, render: (row) => <Who actor={row.maker} /> },
    { key: 'checker', title: t.checker, render: (row) => <Who actor={row.checker} /> },
    {
      key: 'activatedAt',
      title: t.activatedAt,
      render: (row) => <DateTimeText value={row.activatedAt} />,
    },
    {
      key: 'createdAt',
      title: t.createdAt,
      shown: false,
      render: (row) => <DateTimeText value={row.createdAt} />,
    },
  ]
}
