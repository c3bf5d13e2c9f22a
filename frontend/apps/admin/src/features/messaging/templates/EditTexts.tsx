import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Form, Input, Tag } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { Template, Version } from './MessageTemplatePage'
import { messages } from './messages'
import { MessageTemplateDraftDocument } from './templates.generated'
import { CHANNELS, LANGUAGES, type TextForm, toForm, toRows } from './texts'

interface Props {
  readonly template: Template
  readonly version: Version
  readonly onClose: () => void
  readonly onDone: () => void
}

interface Values {
  readonly texts: TextForm
}

/** A field for each channel and language, with the values that may stand in them. */
export function EditTexts({ template, version, onClose, onDone }: Props) {
  const t = useMessages(messages)
  const code = useCode()
  const language = useLanguage()
  return (
    <VerbDrawer
      title={t.edit}
      open
      width={860}
      onClose={onClose}
      onDone={onDone}
      document={MessageTemplateDraftDocument}
      initial={{ texts: toForm(version.texts) }}
      toInput={({ texts }: Values) => ({ templateId: template.id, texts: toRows(texts) })}
    >
      <p className="xd-muted">{t.editHint}</p>
      <h3>{t.variables}</h3>
      <p>
        {template.variables.map((one) => (
          <Tag key={one.name}>{`{{${one.name}}} ${one[language]}`}</Tag>
        ))}
      </p>
      {CHANNELS.map((channel) => (
        <fieldset key={channel} className="xm-channel">
          <legend>{code('ContactChannel', channel)}</legend>
          {LANGUAGES.map((one) => (
            <div key={one}>
              {channel === 'SMS' ? null : (
                <Form.Item
                  name={['texts', channel, one, 'subject']}
                  label={`${t[one]} · ${t.subject}`}
                >
                  <Input />
                </Form.Item>
              )}
              <Form.Item name={['texts', channel, one, 'body']} label={`${t[one]} · ${t.body}`}>
                <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} spellCheck={false} />
              </Form.Item>
            </div>
          ))}
        </fieldset>
      ))}
    </VerbDrawer>
  )
}
