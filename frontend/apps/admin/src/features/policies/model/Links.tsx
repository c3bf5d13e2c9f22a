import { fill, useMessages } from '@xindai/i18n'
import type { JsonObject } from '../../../shared/json'
import { behind, sourcesOf, targetsOf, withSources, withTargets } from './graph'
import { graphMessages } from './graph-messages'
import { Many } from './Many'
import { reached } from './names'
import { edgesOf, type ModelNode, nodesOf } from './types'
import { type Choice, useWays } from './useWays'

interface Props {
  readonly content: JsonObject
  readonly node: ModelNode
  readonly onChange?: (content: JsonObject) => void
}

/** What leads to a node and what follows it: chosen in lists, with no dragging. */
export function Links({ content, node, onChange }: Props) {
  const t = useMessages(graphMessages)
  const { waysOf, sourceChoices, targetChoices } = useWays()
  const others = nodesOf(content).filter(({ id }) => id !== node.id)
  const before = reached([node.id], edgesOf(content), 'back')
  return (
    <div className="xp-links">
      {node.kind === 'inputNode' ? null : (
        <Link
          label={t.sources}
          empty={t.noSource}
          value={sourcesOf(content, node.id)}
          choices={sourceChoices(others, behind(content, node.id))}
          onChange={onChange && ((ways) => onChange(withSources(content, node.id, ways)))}
        />
      )}
      {node.kind === 'outputNode'
        ? null
        : waysOf(node).map((way) => (
            <Link
              key={way.value}
              label={node.kind === 'switchNode' ? fill(t.targetsOf, { way: way.label }) : t.targets}
              empty={t.noTarget}
              value={targetsOf(content, way.value)}
              choices={targetChoices(others, before)}
              onChange={onChange && ((ids) => onChange(withTargets(content, way.value, ids)))}
            />
          ))}
    </div>
  )
}

interface LinkProps {
  readonly label: string
  readonly empty: string
  readonly value: readonly string[]
  readonly choices: readonly Choice[]
  readonly onChange?: (value: readonly string[]) => void
}

function Link({ label, empty, value, choices, onChange }: LinkProps) {
  const t = useMessages(graphMessages)
  const names = choices.filter((one) => value.includes(one.value)).map((one) => one.label)
  if (!onChange)
    return (
      <div>
        <span className="xd-muted">{label}:</span> {names.join(t.and) || t.none}
      </div>
    )
  return (
    <div>
      <div className="xp-link-label">{label}</div>
      <Many
        aria-label={label}
        status={value.length === 0 ? 'warning' : undefined}
        value={[...value]}
        options={choices.map((one) => ({ ...one }))}
        onChange={onChange}
      />
      {value.length === 0 ? <div className="xp-warn">{empty}</div> : null}
    </div>
  )
}
