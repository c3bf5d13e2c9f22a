import '../applications.css'
import { useRead } from '@xindai/graphql'
import { comma, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Space } from 'antd'
import { Ready } from '../../../shared/Ready'
import { Section } from '../../../shared/Section'
import { useSession } from '../../../shell/session'
import { useFieldWord } from '../workbench/words'
import { DraftChoicesDocument, DraftCustomerDocument } from './draft.generated'
import { messages } from './messages'
import { offerOf } from './offer'
import { Papers } from './Papers'
import { Parties } from './Parties'
import { useSaving } from './useSaving'
import { type Draft, valuesOf } from './values'
import { Wish } from './Wish'

interface Props {
  readonly customerId: string
  readonly draft: Draft | null
  readonly onOther?: () => void
}

/** The wizard of an officer on one page: saved as a draft at any time, submitted when complete. */
export function DraftForm({ customerId, draft, onOther }: Props) {
  const t = useMessages(messages)
  const word = useFieldWord()
  const { can } = useSession()
  const saving = useSaving(customerId, draft)
  const customer = useRead(DraftCustomerDocument, { id: customerId })
  const choices = useRead(DraftChoicesDocument, { withMerchants: can('merchant.read') })
  const version = Form.useWatch('productVersionId', saving.form) ?? draft?.productVersionId
  const terms = choices.data?.products
    .flatMap((product) => product.versions)
    .find(({ id }) => id === version)?.terms
  const offer = offerOf(terms)
  const lacks = (draft?.missing ?? []).map(({ field }) => word(field)).join(comma())
  return (
    <Ready read={choices}>
      {(data) => (
        <Ready read={customer}>
          {({ customer: person }) => (
            <Form
              form={saving.form}
              layout="vertical"
              className="xd-stack"
              initialValues={draft ? valuesOf(draft) : { channel: 'branch', parties: [] }}
            >
              {saving.problems.map((text) => (
                <Alert key={text} type="error" showIcon role="alert" title={text} />
              ))}
              {lacks ? <Alert type="info" showIcon title={t.missing} description={lacks} /> : null}
              <Section
                title={t.who}
                extra={onOther ? <Button onClick={onOther}>{t.other}</Button> : null}
              >
                {person?.name} · {person?.number} · {person?.phone} · {person?.idNumber}
              </Section>
              <Section title={t.wish}>
                <Wish
                  choices={data}
                  offer={offer}
                  cards={person?.bankCards ?? []}
                  isNew={draft === null}
                />
              </Section>
              <Section title={t.parties}>
                <Parties kept={draft?.parties ?? []} needsGuarantor={offer.needsGuarantor} />
              </Section>
              <Section title={t.papers}>
                <Papers
                  customerId={customerId}
                  papers={person?.documents ?? []}
                  wanted={offer.documents}
                  onAdded={customer.reload}
                />
              </Section>
              <Space wrap>
                <Button onClick={saving.save} loading={saving.busy}>
                  {t.save}
                </Button>
                <Button type="primary" onClick={saving.submit} loading={saving.busy}>
                  {t.submit}
                </Button>
              </Space>
            </Form>
          )}
        </Ready>
      )}
    </Ready>
  )
}
