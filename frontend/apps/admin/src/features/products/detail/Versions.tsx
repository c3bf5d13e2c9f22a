import { fill, useMessages } from '@xindai/i18n'
import { DateText } from '@xindai/ui'
import { Link } from 'react-router'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { StatusTag } from '../../../shared/StatusTag'
import { Who } from '../../../shared/Who'
import { messages } from '../messages'
import { VERSION_TONES } from '../tones'
import type { ProductOfPage } from './ProductPage'

/** Every version there was, the newest first. */
export function Versions({ product }: { product: ProductOfPage }) {
  const t = useMessages(messages)
  return (
    <Section title={t.tabVersions}>
      <SimpleTable
        label={t.tabVersions}
        rows={[...product.versions].reverse()}
        keyOf={(row) => row.id}
        columns={[
          {
            title: t.version,
            render: (row) => (
              <Link to={`?version=${row.version}`}>{fill(t.versionN, { n: row.version })}</Link>
            ),
          },
          {
            title: t.status,
            render: (row) => (
              <StatusTag kind="ProductVersionStatus" value={row.status} tones={VERSION_TONES} />
            ),
          },
          { title: t.submittedBy, render: (row) => <Who actor={row.submittedBy} /> },
          { title: t.approvedBy, render: (row) => <Who actor={row.approvedBy} /> },
          { title: t.listedOn, render: (row) => <DateText value={row.listedOn} /> },
          { title: t.reason, render: (row) => row.reason ?? '—' },
        ]}
      />
    </Section>
  )
}
