import { useCode } from '@xindai/graphql'
import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Amount } from '@xindai/ui'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { LinkButton } from '../../../shared/Button'
import { Card, Facts, Row, Rows, Section } from '../../../shared/blocks'
import { useVerbForm } from '../../../shared/useForm'
import { VerbForm } from '../../../shared/VerbForm'
import { LiveQuote } from '../../../shared/wish/LiveQuote'
import { useMethod } from '../../../shared/wish/methods'
import { ApplicationSubmitDocument } from '../../../shared/wish/wish.generated'
import { applyMessages } from '../apply-messages'
import type { StepProps } from '../draft/Draft'
import { type Draft, stepOf, wantedOf } from '../draft/steps'

/** 核对并提交: everything once more, what it costs, and what is still missing. */
export function ReviewStep({ draft, data }: StepProps) {
  const t = useMessages(applyMessages)
  const navigate = useNavigate()
  const path = encodeURIComponent(draft.id)
  const form = useVerbForm(ApplicationSubmitDocument, {
    initial: {},
    input: () => ({ applicationId: draft.id }),
    onDone: () => navigate(`/applications/${path}`, { replace: true }),
  })
  const lacking = new Map(draft.missing.map(({ field }) => [field, stepOf(field)]))
  for (const { category, state } of wantedOf(draft, data.me.customer))
    if (state === 'again') lacking.set(`documents.${category.toLowerCase()}`, 'documents')
  const { amount, instalments, method } = draft
  return (
    <>
      <Section
        title={t.wish}
        action={<LinkButton to={`/apply/${path}/wish`}>{t.change}</LinkButton>}
      >
        <Card>
          <Asked
            draft={draft}
            name={data.me.customer?.name ?? null}
            cards={data.me.customer?.bankCards ?? []}
          />
        </Card>
      </Section>
      <LiveQuote
        wish={
          amount && instalments && method
            ? {
                versionId: draft.productVersionId,
                amount: amount.amount,
                instalments,
                method,
                subProduct: draft.subProduct,
              }
            : null
        }
      />
      {lacking.size > 0 ? (
        <Section title={t.lackingTitle}>
          <Rows>
            {[...lacking].map(([field, step]) => (
              <Lack key={field} field={field} step={t[step]} to={`/apply/${path}/${step}`} />
            ))}
          </Rows>
        </Section>
      ) : null}
      <VerbForm
        form={form}
        submit={draft.status === 'RETURNED' ? t.resubmit : t.submit}
        disabled={lacking.size > 0}
      >
        <p className="x-hint">{t.submitNote}</p>
      </VerbForm>
    </>
  )
}

function Lack({ field, step, to }: { field: string; step: string; to: string }) {
  const t = useMessages(applyMessages)
  const code = useCode()
  const names: Readonly<Record<string, string>> = {
    amount: t.amount,
    instalments: t.term,
    method: t.method,
    purpose: t.purpose,
  }
  const paper = field.startsWith('documents.') ? field.slice('documents.'.length) : null
  const title = paper
    ? code('CustomerDocumentCategory', paper.toUpperCase())
    : (names[field] ?? step)
  return <Row title={title} note={paper ? step : t.required} value={t.go} to={to} />
}

interface Bank {
  readonly id: string
  readonly bank: string | null
  readonly number: string
  readonly isDefault: boolean
}

function Asked(props: { draft: Draft; name: string | null; cards: readonly Bank[] }) {
  const { draft, name, cards } = props
  const t = useMessages(applyMessages)
  const code = useCode()
  const methodName = useMethod()
  const language = useLanguage()
  const product = draft.product
  const items: [string, ReactNode][] = [
    [t.product, language === 'zh' ? product?.nameZh : product?.nameEn],
    [t.who, name],
    [t.amount, <Amount key="amount" value={draft.amount} strong />],
    [t.term, draft.instalments ? fill(t.instalments, { n: draft.instalments }) : null],
    [t.method, methodName(draft.method)],
    [t.purpose, code('ApplicationPurpose', draft.purpose)],
  ]
  const card =
    cards.find((one) => one.id === draft.bankCardId) ?? cards.find((one) => one.isDefault)
  if (draft.kind !== 'LINE' && card)
    items.push([t.card, `${card.bank ?? t.bankCard} ${card.number}`])
  return <Facts items={items} />
}
