import { useMessages } from '@xindai/i18n'
import { asObject, type JsonObject } from '../../../shared/json'
import { modelMessages } from '../messages'
import type { NamedField, PolicyFormat } from './format'
import { ListEditor } from './ListEditor'
import { madeUpTo } from './names'
import { TableEditor } from './TableEditor'
import { edgesOf, type ModelNode } from './types'

interface Props {
  readonly policy: JsonObject
  readonly node: ModelNode
  readonly onChange?: (content: JsonObject) => void
  readonly facts: readonly NamedField[]
  readonly format: PolicyFormat
  readonly wrongRow?: number
}

/** What is in a node, by its kind. */
export function NodeRules({ policy, node, onChange, facts, format, wrongRow }: Props) {
  const t = useMessages(modelMessages)
  const content = asObject(node.content)
  switch (node.kind) {
    case 'decisionTableNode': {
      const before = edgesOf(policy)
        .filter(({ to }) => to === node.id)
        .map(({ from }) => from)
      const computed = madeUpTo(policy, before).map(
        (name) => format.answers.find((one) => one.name === name) ?? { name, zh: name, en: name },
      )
      return (
        <TableEditor
          content={content}
          onChange={onChange}
          facts={[...facts, ...computed]}
          answers={format.answers}
          wrongRow={wrongRow}
        />
      )
    }
    case 'expressionNode':
      return (
        <ListEditor kind="expressions" content={content} onChange={onChange} wrongRow={wrongRow} />
      )
    case 'switchNode':
      return (
        <ListEditor kind="statements" content={content} onChange={onChange} wrongRow={wrongRow} />
      )
    default:
      return <p className="xd-muted">{t.plainNode}</p>
  }
}
