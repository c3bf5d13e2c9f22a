import { useRead } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Alert, Select } from 'antd'
import dayjs from 'dayjs'
import { useSearchParams } from 'react-router'
import { ExportButton } from '../../../shared/exports/ExportButton'
import { DateInput } from '../../../shared/fields'
import { Page } from '../../../shared/Page'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { reportMessages as messages } from '../report-messages'
import { useAccounts } from '../useAccounts'
import { ReportTables } from './ReportTables'
import { SettlementReportDocument } from './report.generated'
import '../reconciliation.css'

interface Wanted {
  readonly accountId: string
  readonly firstDay: string
  readonly lastDay: string
}

const DAYS = 30

/** An account's days: the bank beside the books. What is asked for stands in the address. */
export function Component() {
  const t = useMessages(messages)
  const accounts = useAccounts()
  const [params, setParams] = useSearchParams()
  const accountId = params.get('accountId') ?? accounts.options[0]?.value
  const lastDay = params.get('to') ?? dayjs().format('YYYY-MM-DD')
  const firstDay = params.get('from') ?? dayjs(lastDay).subtract(DAYS, 'day').format('YYYY-MM-DD')
  const put = (key: string, value: string | undefined) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      if (value) next.set(key, value)
      else next.delete(key)
      return next
    })
  const wanted = accountId ? { accountId, firstDay, lastDay } : null
  return (
    <Page
      title={t.report}
      actions={
        wanted ? <ExportButton list="SETTLEMENT_DAYS" where={wanted} order={undefined} /> : null
      }
    >
      <Section>
        <div className="xd-side-acts">
          <Select
            aria-label={t.account}
            value={accountId}
            options={accounts.options}
            loading={accounts.loading}
            onChange={(value) => put('accountId', value)}
            popupMatchSelectWidth={false}
          />
          <DateInput aria-label={t.from} value={firstDay} onChange={(day) => put('from', day)} />
          <DateInput aria-label={t.to} value={lastDay} onChange={(day) => put('to', day)} />
        </div>
      </Section>
      {wanted ? <Report wanted={wanted} /> : <Alert type="info" showIcon title={t.choose} />}
    </Page>
  )
}

function Report({ wanted }: { wanted: Wanted }) {
  const read = useRead(SettlementReportDocument, wanted)
  return <Ready read={read}>{(data) => <ReportTables report={data.settlementReport} />}</Ready>
}
