import { useMessages } from '@xindai/i18n'
import { Form, Input } from 'antd'
import { asObject, type JsonObject } from '../../../shared/json'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { ActProps } from '../detail/ProductActions'
import { ProductDraftChangeDocument } from '../detail/product.generated'
import { messages, verbMessages } from '../messages'
import { GROUPS, TABLES } from '../terms/catalog'
import { useWords } from '../terms/useWords'
import { otherTerms, termsOf } from './draft'
import { RowsInput } from './RowsInput'
import { TermInput } from './TermInput'

interface Values {
  readonly terms: JsonObject
  readonly others: string
}

/** The whole terms as a form; what has no field of its own is edited as JSON. */
export function EditDraft({
  product,
  version,
  onDone,
  onClose,
}: ActProps & { onClose: () => void }) {
  const t = useMessages(messages)
  const v = useMessages(verbMessages)
  const { nameOf } = useWords()
  const terms = asObject(version.terms)
  return (
    <VerbDrawer
      title={`${version.status === 'DRAFT' ? v.edit : v.editNew} · ${product.code}`}
      open
      onClose={onClose}
      onDone={onDone}
      document={ProductDraftChangeDocument}
      width={980}
      initial={{ terms, others: JSON.stringify(otherTerms(terms), null, 2) }}
      toInput={(values: Values) => ({
        productId: product.id,
        terms: termsOf(values.terms, JSON.parse(values.others || '{}')),
      })}
      submitText={v.save}
    >
      <p className="xd-muted">{v.editHint}</p>
      {GROUPS.map((group) => (
        <fieldset key={group.key} className="xp-group">
          <legend>{t[group.key]}</legend>
          <div className="xp-grid">
            {group.fields.map((field) => (
              <Form.Item
                key={field.path}
                name={['terms', ...field.path.split('.')]}
                label={nameOf(field.path)}
              >
                <TermInput field={field} />
              </Form.Item>
            ))}
          </div>
        </fieldset>
      ))}
      {TABLES.map((path) => (
        <fieldset key={path} className="xp-group">
          <legend>{nameOf(path)}</legend>
          <Form.Item name={['terms', ...path.split('.')]}>
            <RowsInput path={path} />
          </Form.Item>
        </fieldset>
      ))}
      <fieldset className="xp-group">
        <legend>{t.advanced}</legend>
        <Form.Item
          name="others"
          extra={t.advancedHint}
          rules={[{ validator: (_, text: string) => isJson(text, t.notJson) }]}
        >
          <Input.TextArea rows={4} aria-label={t.advanced} spellCheck={false} />
        </Form.Item>
      </fieldset>
    </VerbDrawer>
  )
}

async function isJson(text: string, message: string): Promise<void> {
  try {
    const found: unknown = JSON.parse(text || '{}')
    if (typeof found === 'object' && found !== null && !Array.isArray(found)) return
  } catch {
    // Said below.
  }
  throw new Error(message)
}
