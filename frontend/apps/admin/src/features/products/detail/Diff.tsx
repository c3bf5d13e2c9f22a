import { useRead } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Select } from 'antd'
import { useState } from 'react'
import type { Json } from '../../../shared/json'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from '../messages'
import { fieldOf } from '../terms/catalog'
import { useWords } from '../terms/useWords'
import type { ProductOfPage, Version } from './ProductPage'
import { ProductComparedDocument, type ProductComparedQuery } from './product.generated'
import { spread } from './spread'

type Change = ProductComparedQuery['productVersionDiff'][number]

/** What a version changes: against the one on offer, unless another is chosen. */
export function Diff({ product, version }: { product: ProductOfPage; version: Version }) {
  const t = useMessages(messages)
  const others = product.versions.filter(({ id }) => id !== version.id)
  const [chosen, setChosen] = useState<string | null>(null)
  const old =
    others.find(({ id }) => id === chosen) ??
    others.find(({ status }) => status === 'LISTED') ??
    others.at(-1)
  if (!old) return <Section title={t.tabDiff}>{t.diffOnly}</Section>
  return (
    <Section
      title={t.tabDiff}
      extra={
        <Select
          value={old.id}
          onChange={setChosen}
          aria-label={t.diffWith}
          options={others.map((one) => ({
            value: one.id,
            label: fill(t.versionN, { n: one.version }),
          }))}
        />
      }
    >
      <Changes old={old} version={version} />
    </Section>
  )
}

function Changes({ old, version }: { old: Version; version: Version }) {
  const t = useMessages(messages)
  const read = useRead(ProductComparedDocument, { old: old.id, new: version.id })
  const { nameOf, say } = useWords()
  const shown = (value: unknown, path: string) => say(value as Json, fieldOf(path)?.kind)
  return (
    <Ready read={read}>
      {(data) => (
        <SimpleTable<Change>
          label={t.tabDiff}
          rows={data.productVersionDiff.flatMap(spread)}
          keyOf={(row) => row.path}
          empty={t.diffNone}
          columns={[
            { title: t.term, render: (row) => nameOf(row.path) },
            {
              title: fill(t.before, { n: old.version }),
              render: (row) => <del className="xp-old">{shown(row.old, row.path)}</del>,
            },
            {
              title: fill(t.after, { n: version.version }),
              render: (row) => <ins className="xp-new">{shown(row.new, row.path)}</ins>,
            },
          ]}
        />
      )}
    </Ready>
  )
}
