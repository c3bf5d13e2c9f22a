import { useCodes } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { formatAmount } from '@xindai/money'
import { Form, InputNumber, Select } from 'antd'
import { MoneyInput } from '../../../shared/fields'
import { useChannels } from '../parts/useChannels'
import { useMethod } from '../parts/useMethod'
import type { DraftChoicesQuery, DraftCustomerQuery } from './draft.generated'
import { messages } from './messages'
import type { Offer } from './offer'

type Card = NonNullable<DraftCustomerQuery['customer']>['bankCards'][number]

interface Props {
  readonly choices: DraftChoicesQuery
  readonly offer: Offer
  readonly cards: readonly Card[]
  readonly isNew: boolean
}

/** Product and figures, within what the product offers. */
export function Wish({ choices, offer, cards, isNew }: Props) {
  const t = useMessages(messages)
  const language = useLanguage()
  const method = useMethod()
  const products = choices.products.flatMap((product) =>
    product.versions
      .filter(({ status }) => status === 'LISTED')
      .map(({ id }) => ({ value: id, label: language === 'zh' ? product.nameZh : product.nameEn })),
  )
  const channels = useChannels().filter(
    ({ value }) => offer.channels.length === 0 || offer.channels.includes(value),
  )
  const kinds = useCodes('ApplicationKind').filter(({ value }) => value !== 'LOAN')
  const merchants = (choices.merchants?.edges ?? []).filter(({ node }) => node.status === 'ACTIVE')
  return (
    <div className="xd-fields">
      <Form.Item
        name="productVersionId"
        label={t.product}
        extra={isNew ? undefined : t.productFixed}
      >
        <Select options={products} disabled={!isNew} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      {offer.usesLine ? (
        <Form.Item name="kind" label={t.kind}>
          <Select options={[...kinds]} />
        </Form.Item>
      ) : null}
      {offer.subProducts.length > 0 ? (
        <Form.Item name="subProduct" label={t.subProduct}>
          <Select
            allowClear
            options={offer.subProducts.map((sub) => ({ value: sub.code, label: sub[language] }))}
          />
        </Form.Item>
      ) : null}
      <Form.Item name="amount" label={t.amount} extra={amountHint(t.amountHint, offer)}>
        <MoneyInput />
      </Form.Item>
      <Form.Item
        name="instalments"
        label={t.instalments}
        extra={termHint(t.instalmentsHint, offer)}
      >
        <InputNumber min={1} max={360} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="method" label={t.method}>
        <Select options={offer.methods.map((value) => ({ value, label: method(value) }))} />
      </Form.Item>
      <Form.Item name="purpose" label={t.purpose}>
        <Select options={[...useCodes('ApplicationPurpose')]} />
      </Form.Item>
      <Form.Item name="channel" label={t.channel}>
        <Select options={channels} disabled={!isNew} />
      </Form.Item>
      {offer.paysMerchant ? (
        <Form.Item name="merchantId" label={t.merchant}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={merchants.map(({ node }) => ({ value: node.id, label: node.name }))}
          />
        </Form.Item>
      ) : (
        <Form.Item name="bankCardId" label={t.card}>
          <Select
            allowClear
            notFoundContent={t.noCard}
            options={cards.map(({ id, bank, number }) => ({
              value: id,
              label: `${bank ?? ''} ${number}`.trim(),
            }))}
          />
        </Form.Item>
      )}
    </div>
  )
}

function amountHint(text: string, { minAmount, maxAmount }: Offer): string | undefined {
  if (!minAmount || !maxAmount) return undefined
  return fill(text, { min: formatAmount(minAmount), max: formatAmount(maxAmount) })
}

function termHint(text: string, { minInstalments, maxInstalments }: Offer): string | undefined {
  if (minInstalments === null || maxInstalments === null) return undefined
  return fill(text, { min: minInstalments, max: maxInstalments })
}
