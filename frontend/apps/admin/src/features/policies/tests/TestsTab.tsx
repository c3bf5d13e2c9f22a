import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Popconfirm, Space } from 'antd'
import { useState } from 'react'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusMark } from '../../../shared/StatusMark'
import { StatusTag } from '../../../shared/StatusTag'
import { useAct } from '../../../shared/verb/useAct'
import { useSession } from '../../../shell/session'
import type { Fact, Version } from '../page/PolicyPage'
import { PolicyTestCasesSetDocument, PolicyTestedDocument } from '../page/policy.generated'
import { OUTCOME_TONES } from '../tones'
import { CaseForm } from './CaseForm'
import { type Case, casesOf } from './cases'
import { testMessages } from './test-messages'

interface Props {
  readonly version: Version
  readonly facts: readonly Fact[]
  readonly reload: () => void
}

/** Cases whose outcome is known, with what this version makes of each. */
export function TestsTab({ version, facts, reload }: Props) {
  const t = useMessages(testMessages)
  const { can } = useSession()
  const read = useRead(PolicyTestedDocument, { version: version.id })
  const [open, setOpen] = useState<number | null>(null)
  const set = useAct(PolicyTestCasesSetDocument)
  const cases = casesOf(version.testCases)
  const mayEdit = version.status === 'DRAFT' && can('decision.policy_edit')
  const renew = () => {
    reload()
    read.reload()
  }
  const remove = async (at: number) => {
    const testCases = cases.filter((_, n) => n !== at)
    if (await set.act({ versionId: version.id, testCases })) renew()
  }
  const results = read.data?.policyTest ?? []
  const passed = results.filter((one) => one.passed).length
  return (
    <Section
      title={t.cases}
      extra={
        <Space>
          {read.data ? (
            <StatusMark
              ok={passed === results.length}
              text={fill(t.summary, { passed, all: results.length })}
            />
          ) : null}
          <Button onClick={read.reload} loading={read.loading || read.refreshing}>
            {t.run}
          </Button>
          {mayEdit ? <Button onClick={() => setOpen(cases.length)}>{t.add}</Button> : null}
        </Space>
      }
    >
      <p className="xd-muted">{t.hint}</p>
      {read.problem ? <ProblemResult problem={read.problem} onRetry={read.reload} /> : null}
      <CaseTable cases={cases} results={results}>
        {mayEdit
          ? (n) => (
              <Space>
                <Button size="small" onClick={() => setOpen(n)}>
                  {t.edit}
                </Button>
                <Popconfirm
                  title={fill(t.removeSure, { name: cases[n]?.name ?? '' })}
                  onConfirm={() => remove(n)}
                >
                  <Button size="small" danger>
                    {t.remove}
                  </Button>
                </Popconfirm>
              </Space>
            )
          : undefined}
      </CaseTable>
      {open !== null ? (
        <CaseForm
          version={version}
          facts={facts}
          at={open}
          onClose={() => setOpen(null)}
          onDone={renew}
        />
      ) : null}
    </Section>
  )
}

interface Result {
  readonly passed: boolean
  readonly outcome: string | null
  readonly reasons: readonly string[]
  readonly differs: readonly string[]
}

interface TableProps {
  readonly cases: readonly Case[]
  readonly results: readonly Result[]
  readonly children?: (n: number) => React.ReactNode
}

function CaseTable({ cases, results, children }: TableProps) {
  const t = useMessages(testMessages)
  const code = useCode()
  const rows = cases.map((one, n) => ({ one, n, result: results[n] }))
  type Row = (typeof rows)[number]
  return (
    <SimpleTable<Row>
      label={t.cases}
      rows={rows}
      keyOf={({ n }) => String(n)}
      empty={t.empty}
      columns={[
        { title: t.name, render: ({ one }) => one.name },
        {
          title: t.wanted,
          render: ({ one }) => code('DecisionOutcome', one.outcome.toUpperCase()),
        },
        { title: t.reasons, render: ({ one }) => one.reasons.join(', ') || '—' },
        {
          title: t.found,
          render: ({ result }) =>
            result?.outcome ? (
              <StatusTag kind="DecisionOutcome" value={result.outcome} tones={OUTCOME_TONES} />
            ) : (
              '—'
            ),
        },
        { title: t.foundReasons, render: ({ result }) => result?.reasons.join(', ') || '—' },
        {
          title: t.result,
          render: ({ result }) =>
            result ? (
              <StatusMark
                ok={result.passed}
                text={
                  result.passed ? t.passed : fill(t.failed, { what: result.differs.join(', ') })
                }
              />
            ) : (
              '—'
            ),
        },
        ...(children ? [{ title: t.actions, render: ({ n }: Row) => children(n) }] : []),
      ]}
    />
  )
}
