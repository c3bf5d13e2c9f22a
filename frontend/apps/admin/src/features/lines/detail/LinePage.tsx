import { useLive, useRead } from '@xindai/graphql'
import type { CreditLineMovementKind } from '@xindai/graphql/schema'
import { useMessages } from '@xindai/i18n'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { LiveDot } from '../../../shared/LiveDot'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../line-messages'
import { LINE_TONES } from '../tones'
import { LineActions } from '../verbs/LineActions'
import { LineFacts } from './LineFacts'
import {
  LineChangedDocument,
  type LineFieldsFragment,
  LinePageDocument,
  type LinePageQuery,
} from './line.generated'
import { Movements } from './Movements'
import { SubLines } from './SubLines'

/** A line: its figures, its parts, and every change that led to them. */
export function Component() {
  const t = useMessages(messages)
  const state = useListState()
  const read = useRead(LinePageDocument, {
    id: useParams().id ?? '',
    first: state.first,
    after: state.after,
    kind: (state.values.kind ?? null) as CreditLineMovementKind | null,
  })
  return (
    <Ready read={read}>
      {({ node, creditLineMovements }) =>
        isLine(node) ? (
          <Shown line={node} onChanged={read.reload}>
            <Section title={t.movements}>
              <Movements state={state} read={read} connection={creditLineMovements} />
            </Section>
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

function isLine(node: LinePageQuery['node']): node is LineFieldsFragment {
  return node !== null && 'number' in node
}

interface Props {
  readonly line: LineFieldsFragment
  readonly onChanged: () => void
  readonly children: ReactNode
}

function Shown({ line, onChanged, children }: Props) {
  const t = useMessages(messages)
  const live = useLive({
    document: LineChangedDocument,
    variables: { customerId: line.customerId },
    cursorOf: ({ lineChanged }) => lineChanged.cursor,
    onNews: ({ lineChanged }) => lineChanged.type !== 'current' && onChanged(),
    onLost: onChanged,
  })
  return (
    <Page
      title={line.number}
      trail={[{ text: t.title, path: '/credit-lines' }]}
      status={
        <>
          <StatusTag kind="CreditLineStatus" value={line.status} tones={LINE_TONES} />
          <LiveDot state={live} />
        </>
      }
      actions={<LineActions line={line} onChanged={onChanged} />}
    >
      <Section title={t.summary}>
        <LineFacts line={line} />
      </Section>
      <Section title={t.subLines}>
        <SubLines line={line} />
      </Section>
      {children}
    </Page>
  )
}
