import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { useParams } from 'react-router'
import { Facts } from '../../../shared/Facts'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { BREAK_TONES, SEVERITY_TONES } from '../tones'
import { BreakActs } from './BreakActs'
import { BreakPageDocument, type BreakPageQuery } from './breaks.generated'
import { Proposal } from './Proposal'
import { Sides } from './Sides'
import '../reconciliation.css'

export type BreakOfPage = NonNullable<BreakPageQuery['reconciliationBreak']>

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One break: the three sides, the entry that is proposed, and what two people do about it. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const read = useRead(BreakPageDocument, { id })
  const found = read.data?.reconciliationBreak
  const trail = [{ text: t.runs, path: '/reconciliation' }]
  if (found)
    trail.push({ text: found.on, path: `/reconciliation/${encodeURIComponent(found.runId)}` })
  return (
    <Page
      title={found ? fill(t.breakOf, { number: found.number }) : t.breaks}
      trail={trail}
      status={
        found ? <StatusTag kind="BreakState" value={found.state} tones={BREAK_TONES} /> : null
      }
      actions={found ? <BreakActs found={found} onDone={read.reload} /> : null}
    >
      <Ready read={read}>
        {(data) =>
          data.reconciliationBreak ? (
            <Parts found={data.reconciliationBreak} />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

function Parts({ found }: { found: BreakOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <>
      <Section>
        <Facts
          facts={[
            { label: t.kind, value: code('BreakKind', found.kind) },
            {
              label: t.severity,
              value: (
                <StatusTag kind="BreakSeverity" value={found.severity} tones={SEVERITY_TONES} />
              ),
            },
            { label: t.on, value: <DateText value={found.on} /> },
            { label: t.age, value: fill(t.days, { n: found.ageDays }) },
            { label: t.note, value: found.note ?? '—' },
          ]}
        />
      </Section>
      <Section title={t.sides}>
        <Sides found={found} />
      </Section>
      <Section title={t.proposal}>
        <Proposal found={found} />
      </Section>
    </>
  )
}
