import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { Empty, Select } from 'antd'
import { useState } from 'react'
import { Facts } from '../../../shared/Facts'
import { PdfView } from '../../../shared/files/PdfView'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import type { ContractOfPage } from './ContractPage'

/** The newest document, and those before it. */
export function Documents({ contract, reload }: { contract: ContractOfPage; reload: () => void }) {
  const t = useMessages(messages)
  const code = useCode()
  const documents = [...contract.documents].reverse()
  const [chosen, setChosen] = useState<string | undefined>(documents[0]?.id)
  const shown = documents.find(({ id }) => id === chosen) ?? documents[0]
  if (!shown) {
    return (
      <Section title={t.documents}>
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.noDocuments} />
      </Section>
    )
  }
  const nameOf = (one: (typeof documents)[number]) =>
    fill(t.documentOf, { n: one.version, kind: code('ContractDocumentKind', one.kind) })
  return (
    <Section
      title={t.documents}
      extra={
        <Select
          aria-label={t.documents}
          value={shown.id}
          onChange={setChosen}
          popupMatchSelectWidth={false}
          options={documents.map((one) => ({ value: one.id, label: nameOf(one) }))}
        />
      }
    >
      <Facts
        facts={[
          { label: t.createdAt, value: <DateTimeText value={shown.createdAt} /> },
          { label: t.size, value: fill(t.bytes, { n: shown.sizeBytes.toLocaleString('en') }) },
          ...(shown.reason ? [{ label: t.reason, value: shown.reason }] : []),
          { label: t.sha256, value: <code className="xd-hash">{shown.sha256}</code> },
        ]}
      />
      <PdfView
        key={shown.id}
        path={shown.downloadPath}
        name={`${contract.number}-${shown.version}`}
        onExpired={reload}
      />
    </Section>
  )
}
