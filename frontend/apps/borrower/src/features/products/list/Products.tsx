import { useRead } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatMoney, formatPercent } from '@xindai/money'
import { Row, Rows, Section } from '../../../shared/blocks'
import { MoneyIcon } from '../../../shared/icons'
import { Page } from '../../../shared/Page'
import { Empty, Reading } from '../../../shared/states'
import { type Offer, offerOf } from '../../../shared/wish/offer'
import { productMessages } from '../products-messages'
import { ProductsDocument, type ProductsQuery } from './products.generated'

type Product = ProductsQuery['products'][number]

interface Offered {
  readonly product: Product
  readonly version: Product['versions'][number]
  readonly offer: Offer
}

/** 借款产品: what this borrower may ask for, each with its annual percentage rate. */
export function Component() {
  const t = useMessages(productMessages)
  const read = useRead(ProductsDocument, {})
  return (
    <Page title={t.title}>
      <Reading read={read}>
        {({ products }) => {
          const all = products.flatMap(offeredOf)
          const here = all.filter(({ version, offer }) => version.example && !offer.paysMerchant)
          const elsewhere = all.filter((one) => !here.includes(one))
          return (
            <>
              {here.length === 0 ? <Empty title={t.emptyTitle} text={t.emptyText} /> : null}
              <List offered={here} />
              {elsewhere.length > 0 ? (
                <Section title={t.elsewhere}>
                  <List offered={elsewhere} />
                </Section>
              ) : null}
              <Section title={t.own}>
                <Rows>
                  <Row title={t.ownApplications} to="/applications" />
                  <Row title={t.ownContracts} to="/contracts" />
                  <Row title={t.ownLine} to="/line" />
                </Rows>
              </Section>
              <p className="x-hint">{t.rights}</p>
            </>
          )
        }}
      </Reading>
    </Page>
  )
}

function List({ offered }: { offered: readonly Offered[] }) {
  const t = useMessages(productMessages)
  const language = useLanguage()
  if (offered.length === 0) return null
  const howOf = (version: Offered['version'], offer: Offer) => {
    if (!version.example) return t.branchOnly
    if (offer.paysMerchant) return t.merchantOnly
    return fill(t.aprOf, { apr: formatPercent(version.example.schedule.aprPercent) })
  }
  return (
    <Rows>
      {offered.map(({ product, version, offer }) => (
        <Row
          key={product.id}
          icon={<MoneyIcon />}
          title={language === 'zh' ? product.nameZh : product.nameEn}
          note={
            <>
              {howOf(version, offer)}
              {offer.most ? (
                <>
                  <br />
                  {fill(t.upTo, {
                    amount: formatMoney({ amount: offer.most, currency: offer.currency }),
                  })}
                </>
              ) : null}
            </>
          }
          to={`/products/${encodeURIComponent(product.id)}`}
        />
      ))}
    </Rows>
  )
}

/** The listed version; what has no price of its own is not sold to the public. */
function offeredOf(product: Product): Offered[] {
  const version = product.versions.find((one) => one.status === 'LISTED')
  if (!version) return []
  const offer = offerOf(version.terms)
  return offer.hasPrice ? [{ product, version, offer }] : []
}
