import '../products.css'
import { useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, Select } from 'antd'
import { useParams, useSearchParams } from 'react-router'
import { AddressTabs } from '../../../shared/AddressTabs'
import { Page } from '../../../shared/Page'
import { ProblemResult } from '../../../shared/ProblemResult'
import { Ready } from '../../../shared/Ready'
import { StatusTag } from '../../../shared/StatusTag'
import { messages } from '../messages'
import { Trial } from '../quote/Trial'
import { TermFacts } from '../terms/TermFacts'
import { VERSION_TONES } from '../tones'
import { Diff } from './Diff'
import { Golden } from './Golden'
import { ProductActions } from './ProductActions'
import { ProductFile } from './ProductFile'
import { ProductPageDocument, type ProductPageQuery } from './product.generated'
import { Versions } from './Versions'

export type ProductOfPage = NonNullable<ProductPageQuery['product']>
export type Version = ProductOfPage['versions'][number]
export type GoldenCase = ProductPageQuery['productGoldenCases'][number]

const GONE = { code: 'NOT_FOUND', message: '', requestId: null }

/** One product: the terms of a version, what they change, and what they come to. */
export function Component() {
  const { id = '' } = useParams()
  const t = useMessages(messages)
  const language = useLanguage()
  const [params, setParams] = useSearchParams()
  const read = useRead(ProductPageDocument, { id })
  const product = read.data?.product
  const wanted = Number(params.get('version'))
  const version =
    product?.versions.find((one) => one.version === wanted) ?? product?.versions.at(-1)
  const choose = (n: number) =>
    setParams((old) => {
      const next = new URLSearchParams(old)
      next.set('version', String(n))
      return next
    })
  const name = product ? (language === 'zh' ? product.nameZh : product.nameEn) : ''
  return (
    <Page
      title={product ? `${name} (${product.code})` : t.title}
      trail={[{ text: t.title, path: '/products' }]}
      status={
        version ? (
          <>
            <Select
              value={version.version}
              onChange={choose}
              aria-label={t.version}
              popupMatchSelectWidth={false}
              options={product?.versions
                .map((one) => ({ value: one.version, label: fill(t.versionN, { n: one.version }) }))
                .reverse()}
            />
            <StatusTag kind="ProductVersionStatus" value={version.status} tones={VERSION_TONES} />
          </>
        ) : null
      }
      actions={
        product && version ? (
          <ProductActions product={product} version={version} onDone={read.reload} />
        ) : null
      }
    >
      <Ready read={read}>
        {(data) =>
          product && version ? (
            <Parts
              product={product}
              version={version}
              cases={data.productGoldenCases}
              reload={read.reload}
            />
          ) : (
            <ProblemResult problem={GONE} onRetry={read.reload} />
          )
        }
      </Ready>
    </Page>
  )
}

interface PartsProps {
  readonly product: ProductOfPage
  readonly version: Version
  readonly cases: readonly GoldenCase[]
  readonly reload: () => void
}

function Parts({ product, version, cases, reload }: PartsProps) {
  const t = useMessages(messages)
  return (
    <>
      {version.reason && version.status === 'DRAFT' ? (
        <Alert type="warning" showIcon title={fill(t.returned, { reason: version.reason })} />
      ) : null}
      <AddressTabs
        key={version.id}
        label={t.title}
        tabs={[
          {
            key: 'terms',
            label: t.tabTerms,
            content: (
              <div className="xd-stack">
                <TermFacts terms={version.terms} />
              </div>
            ),
          },
          { key: 'diff', label: t.tabDiff, content: <Diff product={product} version={version} /> },
          {
            key: 'golden',
            label: t.tabGolden,
            content: <Golden product={product} version={version} cases={cases} reload={reload} />,
          },
          { key: 'trial', label: t.tabTrial, content: <Trial version={version} /> },
          { key: 'versions', label: t.tabVersions, content: <Versions product={product} /> },
          { key: 'file', label: t.tabFile, content: <ProductFile version={version} /> },
        ]}
      />
    </>
  )
}
