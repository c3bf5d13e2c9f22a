import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { formatRate } from '@xindai/money'
import { Amount, DateText } from '@xindai/ui'
import { Button, Space } from 'antd'
import { useState } from 'react'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { Who } from '../../../shared/Who'
import { useSession } from '../../../shell/session'
import { AgencyForm } from './AgencyForm'
import { CollectionAgencyPageDocument, type CollectionAgencyPageQuery } from './agencies.generated'
import { agencyMessages } from './agency-messages'
import { HandOverForm } from './HandOverForm'
import { PeopleDrawer } from './PeopleDrawer'

export type Agency = CollectionAgencyPageQuery['collectionAgencies'][number]
export type Batch = CollectionAgencyPageQuery['collectionBatches'][number]
type Open = { readonly form: 'agency'; readonly agency?: Agency } | { readonly form: 'handOver' }

/** Who collects for the lender, on which terms, and what came of it. */
export function Component() {
  const t = useMessages(agencyMessages)
  const read = useRead(CollectionAgencyPageDocument, {})
  const [open, setOpen] = useState<Open | null>(null)
  const [batch, setBatch] = useState<Batch | null>(null)
  const close = () => setOpen(null)
  const agencies = read.data?.collectionAgencies ?? []
  return (
    <Page
      title={t.title}
      actions={
        <Space>
          <Button onClick={() => setOpen({ form: 'agency' })}>{t.add}</Button>
          <Button type="primary" onClick={() => setOpen({ form: 'handOver' })}>
            {t.handOver}
          </Button>
        </Space>
      }
    >
      <Ready read={read}>
        {(data) => (
          <>
            <Section title={t.agencies}>
              <Agencies
                rows={data.collectionAgencies}
                onChange={(agency) => setOpen({ form: 'agency', agency })}
              />
            </Section>
            <Section title={t.batches}>
              <Batches rows={data.collectionBatches} onPeople={setBatch} />
            </Section>
          </>
        )}
      </Ready>
      {open?.form === 'agency' ? (
        <AgencyForm agency={open.agency} onClose={close} onDone={read.reload} />
      ) : null}
      {open?.form === 'handOver' ? (
        <HandOverForm agencies={agencies} onClose={close} onDone={read.reload} />
      ) : null}
      {batch ? <PeopleDrawer batch={batch} onClose={() => setBatch(null)} /> : null}
    </Page>
  )
}

function Agencies(props: {
  readonly rows: readonly Agency[]
  readonly onChange: (agency: Agency) => void
}) {
  const t = useMessages(agencyMessages)
  const code = useCode()
  return (
    <SimpleTable
      label={t.agencies}
      rows={props.rows}
      keyOf={(row) => row.id}
      empty={t.empty}
      columns={[
        { title: t.code, render: (row) => row.code },
        { title: t.name, render: (row) => row.name },
        { title: t.feeRate, right: true, render: (row) => formatRate(row.feeRate) },
        { title: t.recallDays, right: true, render: (r) => fill(t.days, { n: r.recallDays }) },
        {
          title: t.dataFields,
          render: (row) =>
            row.dataFields.map((each) => code('CollectionDataField', each)).join(' · ') || '—',
        },
        { title: t.active, render: (row) => (row.isActive ? t.yes : t.no) },
        { title: t.cases, right: true, render: (row) => row.cases },
        { title: t.placed, right: true, render: (row) => <Amount value={row.placed} /> },
        { title: t.received, right: true, render: (row) => <Amount value={row.received} /> },
        { title: t.fee, right: true, render: (row) => <Amount value={row.fee} /> },
        {
          title: t.change,
          render: (row) => (
            <Button size="small" onClick={() => props.onChange(row)}>
              {t.change}
            </Button>
          ),
        },
      ]}
    />
  )
}

function Batches(props: {
  readonly rows: readonly Batch[]
  readonly onPeople: (batch: Batch) => void
}) {
  const t = useMessages(agencyMessages)
  const { can } = useSession()
  return (
    <SimpleTable
      label={t.batches}
      rows={props.rows}
      keyOf={(row) => row.id}
      empty={t.noBatches}
      columns={[
        { title: t.number, render: (row) => row.number },
        { title: t.agency, render: (row) => row.agencyName },
        { title: t.handedOn, render: (row) => <DateText value={row.handedOn} /> },
        { title: t.recallOn, render: (row) => <DateText value={row.recallOn} /> },
        { title: t.feeRate, right: true, render: (row) => formatRate(row.feeRate) },
        { title: t.cases, right: true, render: (row) => row.cases },
        { title: t.openCases, right: true, render: (row) => row.openCases },
        { title: t.placed, right: true, render: (row) => <Amount value={row.placed} /> },
        { title: t.received, right: true, render: (row) => <Amount value={row.received} /> },
        { title: t.fee, right: true, render: (row) => <Amount value={row.fee} /> },
        { title: t.handedBy, render: (row) => <Who actor={row.handedBy} /> },
        {
          title: t.people,
          render: (row) =>
            can('collection.agency_data') && row.openCases > 0 ? (
              <Button size="small" onClick={() => props.onPeople(row)}>
                {t.people}
              </Button>
            ) : (
              '—'
            ),
        },
      ]}
    />
  )
}
