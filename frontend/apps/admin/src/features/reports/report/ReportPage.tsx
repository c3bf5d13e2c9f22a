import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Alert, Empty } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { NotFound } from '../../../shell/NotFound'
import { useSession } from '../../../shell/session'
import { type ReportAddress, readAddress, wantedOf, writeAddress } from '../address'
import { messages } from '../messages'
import { ReportCatalogueDocument, ReportRunDocument } from '../reports.generated'
import { drawingOf, type Shape, useNamed } from '../shape'
import { Acts } from './Acts'
import { Controls } from './Controls'
import { Ledger } from './Ledger'
import { Lines } from './Lines'
import { Meanings } from './Meanings'
import { Picture } from './Picture'
import '../reports.css'

/** A report: its address says what it shows. */
export function Component() {
  const { code } = useParams()
  const read = useRead(ReportCatalogueDocument, {}, { policy: 'cache-first' })
  return (
    <Ready read={read}>
      {(data) => {
        const shape = data.reports.find((one) => one.code === code)
        return shape ? <Report key={code} shape={shape} /> : <NotFound />
      }}
    </Ready>
  )
}

function Report({ shape }: { shape: Shape }) {
  const t = useMessages(messages)
  const named = useNamed()
  const [params, setParams] = useSearchParams()
  const address = readAddress(params, useSession().businessDate)
  const figure = params.get('figure') ?? drawingOf(shape).figure
  const change = (next: ReportAddress, shown = figure) => {
    const made = writeAddress(next)
    made.set('figure', shown)
    setParams(made)
  }
  const read = useRead(ReportRunDocument, { wanted: wantedOf(shape.code, address) })
  const asOf = read.data?.report.asOf
  return (
    <Page
      title={named(shape)}
      sub={named({ nameZh: shape.meansZh, nameEn: shape.meansEn })}
      status={asOf ? <span className="xd-report-asof">{fill(t.asOf, { date: asOf })}</span> : null}
      trail={[{ text: t.title, path: '/reports' }]}
      actions={<Acts shape={shape} address={address} />}
    >
      <Section>
        <Controls
          shape={shape}
          address={address}
          figure={figure}
          answer={read.data?.report}
          onChange={change}
        />
      </Section>
      <Ready read={read}>
        {({ report }) => (
          <div className="xd-stack">
            {report.lines.length > 0 ? (
              <>
                <Picture shape={shape} answer={report} figure={figure} />
                {report.isCut ? <Alert type="info" showIcon title={t.cut} /> : null}
                <Lines shape={shape} answer={report} address={address} onChange={change} />
              </>
            ) : (
              <Section>
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} />
              </Section>
            )}
            <Ledger shape={shape} answer={report} />
            <Meanings shape={shape} />
          </div>
        )}
      </Ready>
    </Page>
  )
}
