import { WarningFilled } from '@ant-design/icons'
import { useMessages } from '@xindai/i18n'
import { modelMessages } from '../messages'
import { graphMessages } from './graph-messages'
import { BOX, layoutOf } from './layout'
import { type Edge, edgesOf, type ModelNode, nodesOf } from './types'
import { useNodeWords } from './useNodeWords'

interface Props {
  readonly content: unknown
  readonly chosen: string | undefined
  /** Nodes whose rules fitted in a trial. */
  readonly lit?: ReadonlySet<string>
  /** The node that the server refused. */
  readonly wrong?: string
  readonly onChoose: (id: string) => void
}

/** The decision as a picture, with the same steps as a list beside it. */
export function Graph({ content, chosen, lit, wrong, onChoose }: Props) {
  const t = useMessages(modelMessages)
  const nodes = nodesOf(content)
  const edges = edgesOf(content)
  const { placed, lines, width, height } = layoutOf(nodes, edges)
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard */}
      <section className="xp-graph" aria-label={t.graph} tabIndex={0}>
        <svg width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
          <title>{t.graph}</title>
          {lines.map(({ key, path }) => (
            <path key={key} d={path} className="xp-line" />
          ))}
          {placed.map(({ node, x, y }) => (
            <foreignObject key={node.id} x={x} y={y} width={BOX.width} height={BOX.height}>
              <Box
                node={node}
                isChosen={node.id === chosen}
                isLit={lit?.has(node.id) ?? false}
                isWrong={node.id === wrong}
                onChoose={onChoose}
              />
            </foreignObject>
          ))}
        </svg>
      </section>
      <Steps nodes={nodes} edges={edges} chosen={chosen} wrong={wrong} onChoose={onChoose} />
    </>
  )
}

interface BoxProps {
  readonly node: ModelNode
  readonly isChosen: boolean
  readonly isLit: boolean
  readonly isWrong: boolean
  readonly onChoose: (id: string) => void
}

/** For the mouse: who works by keyboard takes the list. */
function Box({ node, isChosen, isLit, isWrong, onChoose }: BoxProps) {
  const { nameOf, shortOf } = useNodeWords()
  const marks = [isChosen && 'xp-chosen', isLit && 'xp-lit', isWrong && 'xp-refused']
  const name = ['xp-box', ...marks.filter(Boolean)].join(' ')
  return (
    <button type="button" tabIndex={-1} className={name} onClick={() => onChoose(node.id)}>
      <span className="xp-box-name">
        {isWrong ? <WarningFilled className="xp-mark" /> : null}
        {nameOf(node)}
      </span>
      <span className="xp-box-kind">{shortOf(node)}</span>
    </button>
  )
}

interface StepsProps {
  readonly nodes: readonly ModelNode[]
  readonly edges: readonly Edge[]
  readonly chosen: string | undefined
  readonly wrong: string | undefined
  readonly onChoose: (id: string) => void
}

function Steps({ nodes, edges, chosen, wrong, onChoose }: StepsProps) {
  const t = useMessages(modelMessages)
  const g = useMessages(graphMessages)
  const { nameOf, detailOf, nextOf } = useNodeWords()
  return (
    <nav aria-label={t.steps}>
      <ol className="xp-steps">
        {nodes.map((node) => (
          <li key={node.id}>
            <button
              type="button"
              aria-current={node.id === chosen ? 'step' : undefined}
              onClick={() => onChoose(node.id)}
            >
              {nameOf(node)} <span className="xd-muted">{detailOf(node)}</span>
              {node.id === wrong ? <span className="xp-warn"> {g.hasProblem}</span> : null}
              <span className="xd-sr"> {nextOf(node, nodes, edges)}</span>
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
