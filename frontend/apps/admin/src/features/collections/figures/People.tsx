import { fill, formatDate, useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { messages } from '../messages'
import { type CollectionDeskQuery, CollectorBackDocument } from './desk.generated'
import { deskMessages } from './desk-messages'
import { AwayForm, LimitForm } from './PeopleForms'

export type Person = CollectionDeskQuery['collectors'][number]
interface Props {
  readonly data: CollectionDeskQuery
  readonly onDone: () => void
}

/** Who collects, up to how much, and when he is away. */
export function People({ data, onDone }: Props) {
  const t = useMessages(deskMessages)
  const m = useMessages(messages)
  const { can } = useSession()
  const [open, setOpen] = useState<{ form: 'limit' | 'away'; person: Person } | null>(null)
  const close = () => setOpen(null)
  const names = new Map(data.collectionQueues.map((each) => [each.code, each.name]))
  return (
    <Section title={t.people}>
      <SimpleTable
        label={t.people}
        rows={data.collectors}
        keyOf={(row) => row.staffId}
        empty={t.nobody}
        columns={[
          { title: t.collector, render: (row) => <Who actor={row.staff} /> },
          {
            title: t.queues,
            render: (row) =>
              row.queues.map((each) => names.get(each) ?? each).join(' · ') || t.allQueues,
          },
          {
            title: t.cases,
            right: true,
            render: (row) => `${row.cases} / ${row.mostCases}`,
          },
          { title: m.overdue, right: true, render: (row) => <Amount value={row.overdue} /> },
          { title: t.mostAmount, right: true, render: (row) => <Amount value={row.most} /> },
          { title: t.active, render: (row) => (row.isActive ? t.yes : t.no) },
          { title: t.absences, render: (row) => <Absences person={row} onDone={onDone} /> },
          {
            title: t.act,
            render: (row) =>
              can('collection.assign') ? (
                <Space>
                  <Button size="small" onClick={() => setOpen({ form: 'limit', person: row })}>
                    {t.set}
                  </Button>
                  <Button size="small" onClick={() => setOpen({ form: 'away', person: row })}>
                    {t.away}
                  </Button>
                </Space>
              ) : (
                '—'
              ),
          },
        ]}
      />
      {open?.form === 'limit' ? (
        <LimitForm
          person={open.person}
          queues={data.collectionQueues}
          onClose={close}
          onDone={onDone}
        />
      ) : null}
      {open?.form === 'away' ? (
        <AwayForm person={open.person} onClose={close} onDone={onDone} />
      ) : null}
    </Section>
  )
}

function Absences({ person, onDone }: { person: Person; onDone: () => void }) {
  const t = useMessages(deskMessages)
  const language = useLanguage()
  const { can } = useSession()
  const back = useAct(CollectorBackDocument)
  if (person.absences.length === 0) return '—'
  return (
    <Space orientation="vertical" size={2}>
      {person.absences.map((each) => {
        const days = {
          from: formatDate(each.fromOn, language),
          to: formatDate(each.toOn, language),
        }
        return (
          <span key={each.id}>
            {fill(t.fromTo, days)}{' '}
            {can('collection.assign') ? (
              <Button
                size="small"
                type="link"
                aria-label={fill(t.backOf, days)}
                loading={back.busy}
                onClick={async () => {
                  if (await back.act({ absenceId: each.id })) onDone()
                }}
              >
                {t.back}
              </Button>
            ) : null}
          </span>
        )
      })}
    </Space>
  )
}
