import { useCode, useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Button } from 'antd'
import { Link, useParams, useSearchParams } from 'react-router'
import { useListState } from '../../../shared/list/state'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { sharedMessages } from '../../../shared/shared-messages'
import { NotFound } from '../../../shell/NotFound'
import { useSession } from '../../../shell/session'
import { readAddress, wantedOf, writeAddress } from '../address'
import { messages } from '../messages'
import { Acts } from '../report/Acts'
import {
  ReportCatalogueDocument,
  ReportLoansPageDocument,
  type ReportLoansPageQuery,
} from '../reports.generated'
import { type Shape, useNamed } from '../shape'
import '../reports.css'

type Row = ReportLoansPageQuery['reportLoans']['edges'][number]['node']

/** The loans behind a figure, as they stood when their month ended. */
export function Component() {
  const { code } = useParams()
  const read = useRead(ReportCatalogueDocument, {}, { policy: 'cache-first' })
  return (
    <Ready read={read}>
      {(data) => {
        const shape = data.reports.find((one) => one.code === code)
        return shape ? <Loans shape={shape} /> : <NotFound />
      }}
    </Ready>
  )
}

function Loans({ shape }: { shape: Shape }) {
  const t = useMessages(messages)
  const named = useNamed()
  const [params] = useSearchParams()
  const state = useListState()
  const address = readAddress(params, useSession().businessDate)
  const figure = params.get('figure') ?? ''
  const read = useRead(ReportLoansPageDocument, {
    wanted: wantedOf(shape.code, { ...address, by: [] }),
    figure,
    first: state.first,
    after: state.after,
  })
  const found = shape.figures.find((one) => one.name === figure)
  return (
    <Page
      title={t.loansTitle}
      sub={fill(t.loansSub, { report: named(shape), figure: named(found) })}
      trail={[
        { text: t.title, path: '/reports' },
        { text: named(shape), path: `/reports/${shape.code}?${writeAddress(address)}` },
      ]}
      actions={<Acts shape={shape} address={{ ...address, by: [] }} figure={figure} />}
    >
      <Section>
        <Ready read={read}>
          {({ reportLoans }) => (
            <>
              <LoanTable rows={reportLoans.edges.map((edge) => edge.node)} />
              <Pages
                isFirst={state.page === 0}
                hasNext={reportLoans.pageInfo.hasNextPage}
                onPrevious={state.previous}
                onNext={() => state.next(reportLoans.pageInfo.endCursor ?? '')}
              />
            </>
          )}
        </Ready>
      </Section>
    </Page>
  )
}

function LoanTable({ rows }: { rows: readonly Row[] }) {
  const t = useMessages(messages)
  const code = useCode()
  return (
    <SimpleTable<Row>
      label={t.loansTitle}
      rows={rows}
      keyOf={(one) => one.loanId}
      empty={t.empty}
      columns={[
        {
          title: t.loan,
          render: (one) => (
            <Link to={`/loans/${encodeURIComponent(one.loanId)}`}>{one.number}</Link>
          ),
        },
        { title: t.monthEnd, render: (one) => <DateText value={one.on} /> },
        { title: t.disbursedOn, render: (one) => <DateText value={one.disbursedOn} /> },
        { title: t.daysPastDue, right: true, render: (one) => one.daysPastDue },
        { title: t.assetClass, render: (one) => code('AssetClass', one.assetClass) },
        { title: t.disbursed, right: true, render: (one) => <Amount value={one.disbursed} /> },
        { title: t.outstanding, right: true, render: (one) => <Amount value={one.outstanding} /> },
        { title: t.writtenOff, right: true, render: (one) => <Amount value={one.writtenOff} /> },
      ]}
    />
  )
}

interface PagesProps {
  readonly isFirst: boolean
  readonly hasNext: boolean
  readonly onPrevious: () => void
  readonly onNext: () => void
}

function Pages({ isFirst, hasNext, onPrevious, onNext }: PagesProps) {
  const t = useMessages(sharedMessages)
  return (
    <div className="xd-list-foot">
      <Button disabled={isFirst} onClick={onPrevious}>
        {t.previous}
      </Button>
      <Button disabled={!hasNext} onClick={onNext}>
        {t.next}
      </Button>
    </div>
  )
}
