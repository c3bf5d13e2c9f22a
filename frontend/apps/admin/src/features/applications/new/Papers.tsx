import { useCode } from '@xindai/graphql'
import { comma, fill, useMessages } from '@xindai/i18n'
import { Checkbox, Form } from 'antd'
import { useSession } from '../../../shell/session'
import type { DraftCustomerQuery } from './draft.generated'
import { messages } from './messages'
import { UploadPaper } from './UploadPaper'

interface Props {
  readonly customerId: string
  readonly papers: NonNullable<DraftCustomerQuery['customer']>['documents']
  /** Categories that the product wants. */
  readonly wanted: readonly string[]
  readonly onAdded: () => void
}

/** Which of the customer's papers belong to it, and a way to add one. */
export function Papers({ customerId, papers, wanted, onAdded }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const { can } = useSession()
  const form = Form.useFormInstance()
  const category = (value: string) => code('CustomerDocumentCategory', value.toUpperCase())
  const options = papers
    .filter(({ status }) => status !== 'REJECTED')
    .map((paper) => ({
      value: paper.id,
      label: `${category(paper.category)} · ${code('CustomerDocumentStatus', paper.status)}`,
    }))
  const added = (id: string) => {
    form.setFieldValue('documentIds', [...(form.getFieldValue('documentIds') ?? []), id])
    onAdded()
  }
  return (
    <>
      {wanted.length > 0 ? (
        <p className="xd-muted">
          {fill(t.papersHint, { list: wanted.map(category).join(comma()) })}
        </p>
      ) : null}
      {options.length === 0 ? <p>{t.noPapers}</p> : null}
      <Form.Item name="documentIds" label={t.papers} hidden={options.length === 0}>
        <Checkbox.Group options={options} className="xd-checks" />
      </Form.Item>
      {can('customer.change') ? <UploadPaper customerId={customerId} onAdded={added} /> : null}
    </>
  )
}
