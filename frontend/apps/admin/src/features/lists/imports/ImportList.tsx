import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { List } from '../../../shared/list/List'
import { useListState } from '../../../shared/list/state'
import type { Column } from '../../../shared/list/types'
import { Page } from '../../../shared/Page'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useSession } from '../../../shell/session'
import { messages } from '../lists-messages'
import { IMPORT_TONES } from '../tones'
import { ImportListDocument, type ImportFieldsFragment as Row } from './imports.generated'
import { StartImport } from './StartImport'

/** The workbooks that were read. */
export function Component() {
  const t = useMessages(messages)
  const { can } = useSession()
  const state = useListState()
  const [starting, setStarting] = useState(false)
  const read = useRead(ImportListDocument, { first: state.first, after: state.after })
  const start = (
    <Button type="primary" onClick={() => setStarting(true)}>
      {t.import}
    </Button>
  )
  return (
    <Page
      title={t.imports}
      trail={[{ text: t.title, path: '/lists' }]}
      actions={can('customer_list.change') ? start : null}
    >
      <Section>
        <List<Row>
          list="LIST_IMPORTS"
          label={t.imports}
          columns={useColumns()}
          filters={[]}
          state={state}
          read={read}
          connection={read.data?.listImports}
          empty={t.noImports}
        />
      </Section>
      {starting ? <StartImport onClose={() => setStarting(false)} /> : null}
    </Page>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useMessages(messages)
  const code = useCode()
  return [
    {
      key: 'startedAt',
      title: t.startedAt,
      render: (one) => (
        <Link to={`/lists/imports/${encodeURIComponent(one.id)}`}>
          <DateTimeText value={one.startedAt} />
        </Link>
      ),
    },
    { key: 'list', title: t.list, render: (one) => code('ListKind', one.list) },
    {
      key: 'status',
      title: t.status,
      render: (one) => (
        <StatusTag kind="ListImportStatus" value={one.status} tones={IMPORT_TONES} />
      ),
    },
    { key: 'rows', title: t.rows, right: true, render: (one) => one.rowsTotal },
    { key: 'accepted', title: t.accepted, right: true, render: (one) => one.rowsAccepted },
    { key: 'made', title: t.made, right: true, render: (one) => one.entriesMade ?? '—' },
    {
      key: 'appliedAt',
      title: t.appliedAt,
      render: (one) => <DateTimeText value={one.appliedAt} />,
    },
  ]
}
