import { useCode, useCodes, useRead } from '@xindai/graphql'
import type { ListRowVerdict } from '@xindai/graphql/schema'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Button, Popconfirm } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import { messages } from '../lists-messages'
import { IMPORT_TONES } from '../tones'
import { ImportRows } from './ImportRows'
import {
  ImportApplyDocument,
  type ImportFieldsFragment,
  ImportPageDocument,
  type ImportPageQuery,
} from './imports.generated'

const READING_MS = 2_000

/** A workbook row by row; then it is applied, or not. */
export function Component() {
  const state = useListState()
  const verdicts = useCodes('ListRowVerdict')
  const read = useRead(ImportPageDocument, {
    id: useParams().id ?? '',
    first: state.first,
    after: state.after,
    verdict: (state.values.verdict ?? null) as ListRowVerdict | null,
  })
  return (
    <Ready read={read}>
      {({ node, listImportRows }) =>
        isImport(node) ? (
          <Shown found={node} onChanged={read.reload}>
            <ImportRows state={state} read={read} connection={listImportRows} verdicts={verdicts} />
          </Shown>
        ) : (
          <ProblemResult
            problem={{ code: 'NOT_FOUND', message: '', requestId: null }}
            onRetry={read.reload}
          />
        )
      }
    </Ready>
  )
}

function isImport(node: ImportPageQuery['node']): node is ImportFieldsFragment {
  return node !== null && 'rowsTotal' in node
}

interface Props {
  readonly found: ImportFieldsFragment
  readonly onChanged: () => void
  readonly children: ReactNode
}

function Shown({ found, onChanged, children }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  useEffect(() => {
    if (found.status !== 'READING') return
    const timer = setInterval(onChanged, READING_MS)
    return () => clearInterval(timer)
  }, [found.status, onChanged])
  const failure = found.failure ? [{ label: t.failure, value: code('Error', found.failure) }] : []
  const facts = [
    { label: t.startedAt, value: <DateTimeText value={found.startedAt} /> },
    { label: t.rows, value: found.rowsTotal },
    { label: t.accepted, value: found.rowsAccepted },
    { label: t.made, value: found.entriesMade },
    { label: t.appliedAt, value: <DateTimeText value={found.appliedAt} /> },
    ...failure,
  ]
  return (
    <Page
      title={fill(t.oneImport, { list: code('ListKind', found.list) })}
      trail={[
        { text: t.title, path: '/lists' },
        { text: t.imports, path: '/lists/imports' },
      ]}
      status={<StatusTag kind="ListImportStatus" value={found.status} tones={IMPORT_TONES} />}
      actions={<Apply found={found} onChanged={onChanged} />}
    >
      <Section>
        <Facts facts={facts} />
      </Section>
      {children}
    </Page>
  )
}

function Apply({ found, onChanged }: Omit<Props, 'children'>) {
  const t = useMessages(messages)
  const { can } = useSession()
  const apply = useAct(ImportApplyDocument)
  if (found.status !== 'CHECKED' || !can('customer_list.confirm')) return null
  return (
    <Popconfirm
      title={fill(t.applySure, { n: found.rowsAccepted })}
      onConfirm={async () => (await apply.act({ importId: found.id })) && onChanged()}
    >
      <Button type="primary" loading={apply.busy} disabled={found.rowsAccepted === 0}>
        {t.apply}
      </Button>
    </Popconfirm>
  )
}
