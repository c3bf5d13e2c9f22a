import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Empty, Table } from 'antd'
import { ScrollBox } from '../../../shared/ScrollBox'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import { ArchiveCheck } from './ArchiveCheck'
import type { ContractOfPage } from './ContractPage'

/** Who signed what, and whether the archive still holds it. */
export function Signatures({ contract }: { contract: ContractOfPage }) {
  const t = useMessages(messages)
  const code = useCode()
  const isSealed = contract.documents.some(({ kind }) => kind === 'SEALED')
  return (
    <div className="xd-stack">
      <Section title={t.signatures}>
        <ScrollBox label={t.signatures}>
          <Table
            aria-label={t.signatures}
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={contract.signatures}
            locale={{
              emptyText: (
                <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noSignatures} />
              ),
            }}
            columns={[
              {
                key: 'party',
                title: t.party,
                render: (_, row) => code('SigningParty', row.party),
              },
              {
                key: 'method',
                title: t.method,
                render: (_, row) => code('SigningMethod', row.method),
              },
              {
                key: 'signer',
                title: t.signer,
                render: (_, row) =>
                  row.party === 'BORROWER' ? (contract.customer?.name ?? '—') : t.lender,
              },
              {
                key: 'signedAt',
                title: t.signedAt,
                render: (_, row) => <DateTimeText value={row.signedAt} />,
              },
              {
                key: 'document',
                title: t.signedDocument,
                render: (_, row) => (
                  <code className="xd-hash">{row.documentSha256.slice(0, 16)}…</code>
                ),
              },
            ]}
          />
        </ScrollBox>
      </Section>
      {isSealed ? <ArchiveCheck contractId={contract.id} /> : null}
    </div>
  )
}
