import { useMessages } from '@xindai/i18n'
import { Button, Form } from 'antd'
import { VerbDrawer } from '../../../shared/verb/VerbDrawer'
import type { RuleSet } from './ContactRules'
import { messages } from './messages'
import { RuleFields } from './RuleFields'
import { formOf, inputOf, type RuleForm } from './rule-form'
import { ContactRulesDraftDocument } from './rules.generated'

interface Props {
  readonly from: RuleSet
  readonly onClose: () => void
  readonly onDone: () => void
}

/** All rules of the draft, each a block of fields. */
export function EditRules({ from, onClose, onDone }: Props) {
  const t = useMessages(messages)
  return (
    <VerbDrawer
      title={t.edit}
      open
      width={1000}
      onClose={onClose}
      onDone={onDone}
      document={ContactRulesDraftDocument}
      initial={{ rules: from.rules.map(formOf) }}
      toInput={({ rules }: { rules: readonly RuleForm[] }) => ({ rules: rules.map(inputOf) })}
    >
      <Form.List name="rules">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <RuleFields key={key} name={name} onRemove={() => remove(name)} />
            ))}
            <Button onClick={() => add({ code: '', zh: '', en: '' })}>{t.addRule}</Button>
          </>
        )}
      </Form.List>
    </VerbDrawer>
  )
}
