import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Space } from 'antd'
import { DateInput } from '../../../shared/fields'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useSession } from '../../../shell/session'
import { WarningHitsDocument, type WarningHitsQuery } from './hits.generated'
import { hitsMessages } from './hits-messages'
import { monthsBefore } from './period'

type Hit = WarningHitsQuery['warningHits'][number]
const COUNTS = [
  'raised',
  'counting',
  'lapsed',
  'confirmed',
  'contacted',
  'lineCut',
  'falseAlarm',
] as const

/** Which signals are raised, and which of them were right. */
export function Component() {
  const t = useMessages(hitsMessages)
  const code = useCode()
  const { businessDate } = useSession()
  const state = useListState()
  const toOn = state.values.toOn ?? businessDate
  const fromOn = state.values.fromOn ?? monthsBefore(businessDate, 3)
  const read = useRead(WarningHitsDocument, { fromOn, toOn })
  return (
    <Page
      title={t.title}
      actions={
        <Space wrap>
          <DateInput
            aria-label={t.from}
            value={fromOn}
            onChange={(day) => state.set('fromOn', day)}
          />
          <DateInput aria-label={t.to} value={toOn} onChange={(day) => state.set('toOn', day)} />
        </Space>
      }
    >
      <Ready read={read}>
        {({ warningHits }) => (
          <Section title={t.hits}>
            <p className="xd-muted">{t.hint}</p>
            <SimpleTable<Hit>
              label={t.hits}
              rows={warningHits}
              keyOf={(row) => row.code}
              empty={t.none}
              columns={[
                { title: t.signal, render: (row) => code('WarningSignalCode', row.code) },
                ...COUNTS.map((key) => ({
                  title: t[key],
                  right: true,
                  render: (row: Hit) => row[key],
                })),
                {
                  title: t.share,
                  right: true,
                  render: (row) => (row.confirmedShare ? formatRate(row.confirmedShare) : '—'),
                },
              ]}
            />
          </Section>
        )}
      </Ready>
    </Page>
  )
}
