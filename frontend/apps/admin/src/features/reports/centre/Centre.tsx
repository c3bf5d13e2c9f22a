import { useCode, useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { Button, Popconfirm } from 'antd'
import { Link } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { useAct } from '../../../shared/verb/useAct'
import { writeAddress } from '../address'
import { messages } from '../messages'
import {
  ReportCentreDocument,
  type ReportCentreQuery,
  ReportDefinitionRemoveDocument,
} from '../reports.generated'
import { useNamed } from '../shape'
import '../reports.css'

type Kept = ReportCentreQuery['reportDefinitions'][number]

/** Every report that there is, and those one has kept. */
export function Component() {
  const t = useMessages(messages)
  const read = useRead(ReportCentreDocument, {})
  return (
    <Page title={t.title} sub={t.sub}>
      <Ready read={read}>
        {(data) => (
          <div className="xd-stack">
            <Catalogue reports={data.reports} />
            <Mine kept={data.reportDefinitions} reports={data.reports} onGone={read.reload} />
          </div>
        )}
      </Ready>
    </Page>
  )
}

function Catalogue({ reports }: { reports: ReportCentreQuery['reports'] }) {
  const t = useMessages(messages)
  const named = useNamed()
  return (
    <Section title={t.catalogue}>
      <ul className="xd-reports">
        {reports.map((one) => (
          <li key={one.code}>
            <Link to={`/reports/${one.code}`} className="xd-report-card">
              <strong>{named(one)}</strong>
              <span>{named({ nameZh: one.meansZh, nameEn: one.meansEn })}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface MineProps {
  readonly kept: readonly Kept[]
  readonly reports: ReportCentreQuery['reports']
  readonly onGone: () => void
}

function Mine({ kept, reports, onGone }: MineProps) {
  const t = useMessages(messages)
  const named = useNamed()
  const code = useCode()
  const { act, busy } = useAct(ReportDefinitionRemoveDocument)
  const remove = async (definitionId: string) => {
    if (await act({ definitionId })) onGone()
  }
  const columns = [
    { title: t.name, render: (one: Kept) => <Link to={pathOf(one)}>{one.name}</Link> },
    {
      title: t.report,
      render: (one: Kept) => named(reports.find((report) => report.code === one.report)),
    },
    { title: t.span, render: (one: Kept) => code('ReportSpan', one.span) },
    {
      title: t.cadence,
      render: (one: Kept) => (one.cadence ? code('ReportCadence', one.cadence) : '—'),
    },
    {
      title: t.nextOn,
      render: (one: Kept) => (one.nextOn ? <DateText value={one.nextOn} /> : '—'),
    },
    { title: t.mail, render: (one: Kept) => one.mail ?? '—' },
    {
      title: '',
      render: (one: Kept) => (
        <Popconfirm title={t.removeSure} onConfirm={() => remove(one.id)}>
          <Button type="link" danger loading={busy} aria-label={`${t.remove} ${one.name}`}>
            {t.remove}
          </Button>
        </Popconfirm>
      ),
    },
  ]
  return (
    <Section title={t.mine}>
      <SimpleTable
        label={t.mine}
        rows={kept}
        keyOf={(one) => one.id}
        columns={columns}
        empty={t.noneMine}
      />
    </Section>
  )
}

function pathOf(one: Kept): string {
  return `/reports/${one.report}?${writeAddress(one)}`
}
