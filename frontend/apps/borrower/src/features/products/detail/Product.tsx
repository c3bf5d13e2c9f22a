import { useRead } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { useParams } from 'react-router'
import { Button } from '../../../shared/Button'
import { Notice } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { type Offer, offerOf } from '../../../shared/wish/offer'
import { productMessages } from '../products-messages'
import { Conditions } from './Conditions'
import { Example } from './Example'
import { ProductDocument, type ProductQuery } from './product.generated'

type Version = NonNullable<ProductQuery['product']>['versions'][number]

/** One product: what it costs by an example, its conditions, and the way to apply. */
export function Component() {
  const t = useMessages(productMessages)
  const language = useLanguage()
  const { id = '' } = useParams()
  const read = useRead(ProductDocument, { id })
  const product = read.data?.product
  const version = product?.versions.find((one) => one.status === 'LISTED')
  const offer = version ? offerOf(version.terms) : null
  const name = product && (language === 'zh' ? product.nameZh : product.nameEn)
  const hasLine = read.data?.me.customer?.creditLine?.status === 'ACTIVE'
  return (
    <Page
      title={name || t.title}
      back="/products"
      foot={version && offer ? <Ways version={version} offer={offer} hasLine={hasLine} /> : null}
    >
      <Reading read={read}>
        {() =>
          version && offer ? (
            <>
              {offer.usesLine ? <Notice title={t.line}>{t.lineText}</Notice> : null}
              {version.example ? <Example example={version.example} /> : null}
              <Conditions offer={offer} />
              <p className="x-hint">{t.rights}</p>
            </>
          ) : (
            <Empty title={t.emptyTitle} text={t.emptyText} />
          )
        }
      </Reading>
    </Page>
  )
}

function Ways(props: { version: Version; offer: Offer; hasLine: boolean }) {
  const { version, offer, hasLine } = props
  const t = useMessages(productMessages)
  if (offer.paysMerchant) return <p className="x-muted">{t.merchantOnly}</p>
  if (!version.example) return <p className="x-muted">{t.branchOnly}</p>
  const start = `/apply/start/${encodeURIComponent(version.id)}`
  if (!offer.usesLine) {
    return (
      <Button block to={start}>
        {t.apply}
      </Button>
    )
  }
  return hasLine ? (
    <Button block to="/line/draw">
      {t.draw}
    </Button>
  ) : (
    <Button block to={`${start}?kind=LINE`}>
      {t.applyLine}
    </Button>
  )
}
