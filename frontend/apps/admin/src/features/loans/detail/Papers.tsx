import { useCode, useCodes } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateText, DateTimeText } from '@xindai/ui'
import { Button, Empty, Form, Select, Space, Table } from 'antd'
import { useState } from 'react'
import { DateInput } from '../../../shared/fields'
import { Section } from '../../../shared/Section'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { useSession } from '../../../shell/session'
import { paperMessages } from './desk-messages'
import type { LoanOfPage } from './LoanPage'
import { LoanSettlementMakeDocument, LoanStatementMakeDocument } from './loan.generated'

type Paper = NonNullable<LoanOfPage['papers']>[number]

interface Props {
  readonly loan: LoanOfPage
  readonly papers: readonly Paper[]
  readonly reload: () => void
}

/** Statements and settlement certificates that were made, and making one. */
export function Papers({ loan, papers, reload }: Props) {
  const t = useMessages(paperMessages)
  return (
    <Section title={t.title} extra={<MakePaper loan={loan} reload={reload} />}>
      <PaperTable papers={papers} />
    </Section>
  )
}

function PaperTable({ papers }: { papers: readonly Paper[] }) {
  const t = useMessages(paperMessages)
  const code = useCode()
  return (
    <Table<Paper>
      aria-label={t.title}
      rowKey="id"
      size="small"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={[...papers]}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.empty} /> }}
      columns={[
        { key: 'number', title: t.number, render: (_, row) => row.number },
        { key: 'kind', title: t.kind, render: (_, row) => code('LoanPaperKind', row.kind) },
        { key: 'period', title: t.period, render: (_, row) => <Period paper={row} /> },
        { key: 'format', title: t.format, render: (_, row) => code('LoanPaperFormat', row.format) },
        {
          key: 'createdAt',
          title: t.createdAt,
          render: (_, row) => <DateTimeText value={row.createdAt} />,
        },
        {
          key: 'download',
          title: t.download,
          render: (_, row) => (
            <Button
              size="small"
              href={row.downloadPath}
              download
              aria-label={fill(t.downloadOne, { number: row.number })}
            >
              {t.download}
            </Button>
          ),
        },
      ]}
    />
  )
}

function Period({ paper }: { paper: Paper }) {
  if (!paper.fromOn) return <>—</>
  return (
    <>
      <DateText value={paper.fromOn} /> – <DateText value={paper.toOn} />
    </>
  )
}

function MakePaper({ loan, reload }: { loan: LoanOfPage; reload: () => void }) {
  const t = useMessages(paperMessages)
  const { can } = useSession()
  const [open, setOpen] = useState<'statement' | 'settlement' | null>(null)
  if (!can('loan_paper.make')) return null
  const props = { loan, onClose: () => setOpen(null), onDone: reload }
  return (
    <Space>
      <Button onClick={() => setOpen('statement')}>{t.statement}</Button>
      {loan.status === 'CLOSED' ? (
        <Button onClick={() => setOpen('settlement')}>{t.settlement}</Button>
      ) : null}
      {open === 'statement' ? <StatementForm {...props} /> : null}
      {open === 'settlement' ? <SettlementForm {...props} /> : null}
    </Space>
  )
}

interface FormProps {
  readonly loan: LoanOfPage
  readonly onClose: () => void
  readonly onDone: () => void
}

function StatementForm({ loan, onClose, onDone }: FormProps) {
  const t = useMessages(paperMessages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <VerbDrawer
      title={`${t.statement} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={LoanStatementMakeDocument}
      initial={{ from: loan.disbursedOn ?? undefined, to: loan.asOf, format: 'PDF' }}
      toInput={(values: { from?: string; to?: string; format?: string }) => ({
        ...values,
        loanId: loan.id,
      })}
      submitText={t.statement}
    >
      <Form.Item name="from" label={t.from} rules={rules}>
        <DateInput />
      </Form.Item>
      <Form.Item name="to" label={t.to} rules={rules}>
        <DateInput />
      </Form.Item>
      <Form.Item name="format" label={t.format} rules={rules}>
        <Select options={[...useCodes('LoanPaperFormat')]} />
      </Form.Item>
    </VerbDrawer>
  )
}

function SettlementForm({ loan, onClose, onDone }: FormProps) {
  const t = useMessages(paperMessages)
  return (
    <VerbDrawer
      title={`${t.settlement} · ${loan.number}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={LoanSettlementMakeDocument}
      toInput={() => ({ loanId: loan.id })}
      submitText={t.settlement}
    >
      <p className="xd-muted">{t.settlementHint}</p>
    </VerbDrawer>
  )
}
