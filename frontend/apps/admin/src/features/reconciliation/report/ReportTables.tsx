import { useMessages } from '@xindai/i18n'
import { Amount, DateText } from '@xindai/ui'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { reportMessages as messages } from '../report-messages'
import type { SettlementReportQuery } from './report.generated'

type Report = SettlementReportQuery['settlementReport']

/** By day, and by merchant where merchants were paid. */
export function ReportTables({ report }: { report: Report }) {
  const t = useMessages(messages)
  return (
    <>
      <Section title={t.byDay}>
        <p className="xd-muted">{t.hint}</p>
        <SimpleTable
          label={t.byDay}
          rows={report.days}
          keyOf={(row) => row.on}
          empty={t.nothing}
          columns={[
            { title: t.on, render: (row) => <DateText value={row.on} /> },
            { title: t.lines, right: true, render: (row) => row.lines },
            { title: t.moneyIn, right: true, render: (row) => <Amount value={row.moneyIn} /> },
            { title: t.moneyOut, right: true, render: (row) => <Amount value={row.moneyOut} /> },
            { title: t.fees, right: true, render: (row) => <Amount value={row.fees} /> },
            { title: t.bank, right: true, render: (row) => <Amount value={row.bank} strong /> },
            { title: t.ledger, right: true, render: (row) => <Amount value={row.ledger} strong /> },
            { title: t.posted, right: true, render: (row) => <Amount value={row.posted} /> },
            {
              title: t.rest,
              right: true,
              render: (row) => (row.rest ? <Amount value={row.rest} strong /> : t.noStatement),
            },
            { title: t.waiting, right: true, render: (row) => row.waiting },
          ]}
        />
      </Section>
      {report.merchants.length > 0 ? (
        <Section title={t.byMerchant}>
          <SimpleTable
            label={t.byMerchant}
            rows={report.merchants}
            keyOf={(row) => row.merchant?.id ?? row.paid.amount}
            columns={[
              { title: t.merchant, render: (row) => row.merchant?.name ?? '—' },
              { title: t.orders, right: true, render: (row) => row.orders },
              { title: t.paid, right: true, render: (row) => <Amount value={row.paid} strong /> },
            ]}
          />
        </Section>
      ) : null}
    </>
  )
}
