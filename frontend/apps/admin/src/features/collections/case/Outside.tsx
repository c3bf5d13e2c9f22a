import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { DECISION_TONES, LEGAL_TONES } from '../tones'
import type { CaseOfPage } from './CasePage'
import { caseMessages } from './case-messages'

/** Legal actions and proposals to write off, where there are some. */
export function Outside({ found }: { found: CaseOfPage }) {
  const t = useMessages(messages)
  const c = useMessages(caseMessages)
  const code = useCode()
  return (
    <>
      {found.legals.length > 0 ? (
        <Section title={c.legals}>
          <SimpleTable
            label={c.legals}
            rows={found.legals}
            keyOf={(row) => row.id}
            columns={[
              { title: c.court, render: (row) => row.court },
              {
                title: t.status,
                render: (row) => (
                  <StatusTag kind="CollectionLegalStage" value={row.stage} tones={LEGAL_TONES} />
                ),
              },
              { title: c.claimed, right: true, render: (row) => <Amount value={row.claimed} /> },
              { title: c.cost, right: true, render: (row) => <Amount value={row.cost} /> },
            ]}
          />
        </Section>
      ) : null}
      {found.writeOffs.length > 0 ? (
        <Section title={c.writeOffs}>
          <SimpleTable
            label={c.writeOffs}
            rows={found.writeOffs}
            keyOf={(row) => row.id}
            columns={[
              {
                title: t.reason,
                render: (row) => code('CollectionWriteOffReason', row.reason),
              },
              {
                title: t.status,
                render: (row) => (
                  <StatusTag
                    kind="CollectionWriteOffStatus"
                    value={row.status}
                    tones={DECISION_TONES}
                  />
                ),
              },
              {
                title: t.outstanding,
                right: true,
                render: (row) => <Amount value={row.outstanding} />,
              },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}
