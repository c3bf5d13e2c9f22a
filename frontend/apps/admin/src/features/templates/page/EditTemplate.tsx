import { fill, useLanguage, useMessages } from '@xindai/i18n'
import { Alert, Button, Form, Input } from 'antd'
import { sharedMessages } from '../../../shared/shared-messages'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import { messages } from '../messages'
import { TemplateDraftDocument } from '../templates.generated'
import { placeholdersOf } from './markdown'
import type { Placeholder, Template, Version } from './TemplatePage'

interface Props {
  readonly template: Template
  readonly version: Version
  readonly placeholders: readonly Placeholder[]
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly bodyZh: string
  readonly bodyEn?: string
}

/** Both texts, with the placeholders that may stand in them. */
export function EditTemplate({ template, version, placeholders, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const rules = [{ required: true, message: useMessages(sharedMessages).required }]
  return (
    <VerbDrawer
      title={`${t.edit} · ${template.code}`}
      open
      width={980}
      onClose={onClose}
      onDone={onDone}
      document={TemplateDraftDocument}
      initial={{ bodyZh: version.bodyZh, bodyEn: version.bodyEn }}
      toInput={({ bodyZh, bodyEn = '' }: Values) => ({ bodyZh, bodyEn, templateId: template.id })}
    >
      <p className="xd-muted">{t.editHint}</p>
      <Palette placeholders={placeholders} />
      <Form.Item name="bodyZh" label={t.chinese} rules={rules}>
        <Input.TextArea rows={16} spellCheck={false} />
      </Form.Item>
      <Form.Item name="bodyEn" label={t.english}>
        <Input.TextArea rows={10} spellCheck={false} />
      </Form.Item>
    </VerbDrawer>
  )
}

/** Puts a placeholder where the cursor was in the Chinese text, and names those nobody knows. */
function Palette({ placeholders }: Pick<Props, 'placeholders'>) {
  const t = useMessages(messages)
  const language = useLanguage()
  const form = Form.useFormInstance<Values>()
  const zh = Form.useWatch<string | undefined>('bodyZh', form) ?? ''
  const en = Form.useWatch<string | undefined>('bodyEn', form) ?? ''
  const known = new Set(placeholders.map(({ name }) => name))
  const unknown = placeholdersOf(`${zh}\n${en}`).filter((name) => !known.has(name))
  const insert = (name: string) => {
    const area = document.getElementById('bodyZh')
    const at = area instanceof HTMLTextAreaElement ? area.selectionStart : zh.length
    form.setFieldValue('bodyZh', `${zh.slice(0, at)}{{${name}}}${zh.slice(at)}`)
  }
  return (
    <>
      <h3>{t.placeholders}</h3>
      <p className="xd-muted">{t.placeholderHint}</p>
      <div className="xp-words">
        {placeholders.map((one) => (
          <Button key={one.name} size="small" title={one.name} onClick={() => insert(one.name)}>
            {one[language]}
            {one.isBlock ? ` (${t.block})` : ''}
          </Button>
        ))}
      </div>
      {unknown.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="xd-gap"
          title={fill(t.unknown, { names: unknown.join(', ') })}
        />
      ) : null}
    </>
  )
}
