import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useExport } from '../../shared/exports/useExport'
import { List } from '../../shared/list/List'
import { useListState } from '../../shared/list/state'
import type { Column } from '../../shared/list/types'
import { Page } from '../../shared/Page'
import { Section } from '../../shared/Section'
import { StatusTag } from '../../shared/StatusTag'
import { ExportPageDocument, type ExportPageQuery } from './exports.generated'
import { messages } from './exports-messages'

type Row = ExportPageQuery['exports']['edges'][number]['node']

/** One's own workbooks. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(ExportPageDocument, { first: state.first, after: state.after })
  return (
    <Page title={t.title} sub={t.sub}>
      <Section>
        <List<Row>
          list="EXPORTS"
          label={t.title}
          columns={useColumns()}
          filters={[]}
          state={state}
          read={read}
          connection={read.data?.exports}
          empty={t.empty}
        />
      </Section>
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  const { open } = useExport('LOANS')
  return [
    { key: 'list', title: t.list, render: (one) => code('ExportList', one.list) },
    {
      key: 'status',
      title: t.status,
      render: (one) => (
        <StatusTag
          kind="ExportStatus"
          value={one.status}
          tones={{ READY: 'good', WAITING: 'going', FAILED: 'bad' }}
        />
      ),
    },
    { key: 'rows', title: t.rows, right: true, render: (one) => one.rows },
    {
      key: 'size',
      title: t.size,
      right: true,
      render: (one) => (one.sizeBytes === null ? '—' : `${Math.ceil(one.sizeBytes / 1024)} KB`),
    },
    {
      key: 'startedAt',
      title: t.startedAt,
      render: (one) => <DateTimeText value={one.startedAt} />,
    },
    {
      key: 'expiresAt',
      title: t.expiresAt,
      render: (one) => <DateTimeText value={one.expiresAt} />,
    },
    {
      key: 'act',
      title: '',
      render: (one) =>
        one.status === 'READY' ? (
          <Button type="link" onClick={() => open(one.id)}>
            {t.download}
          </Button>
        ) : null,
    },
  ]
}
