import type { Edge, ModelNode } from './types'

export const BOX = { width: 134, height: 62, gapX: 20, gapY: 20, pad: 10 } as const

export interface Placed {
  readonly node: ModelNode
  readonly x: number
  readonly y: number
}

export interface Layout {
  readonly placed: readonly Placed[]
  readonly lines: readonly { readonly key: string; readonly path: string }[]
  readonly width: number
  readonly height: number
}

/** Each node stands right of all that lead to it; nodes of one rank below one another. */
export function layoutOf(nodes: readonly ModelNode[], edges: readonly Edge[]): Layout {
  const ranks = ranksOf(nodes, edges)
  const filled = new Map<number, number>()
  const placed = nodes.map((node) => {
    const rank = ranks.get(node.id) ?? 0
    const row = filled.get(rank) ?? 0
    filled.set(rank, row + 1)
    return {
      node,
      x: BOX.pad + rank * (BOX.width + BOX.gapX),
      y: BOX.pad + row * (BOX.height + BOX.gapY),
    }
  })
  const byId = new Map(placed.map((one) => [one.node.id, one]))
  const lines = edges.flatMap(({ from, to, branch = '' }) => {
    const [a, b] = [byId.get(from), byId.get(to)]
    return a && b ? [{ key: `${from} ${to} ${branch}`, path: curve(a, b) }] : []
  })
  const most = (all: readonly number[]) => Math.max(0, ...all)
  return {
    placed,
    lines,
    width: most(placed.map(({ x }) => x)) + BOX.width + BOX.pad,
    height: most(placed.map(({ y }) => y)) + BOX.height + BOX.pad,
  }
}

/** The longest way from a node without predecessors; the server refuses circles. */
function ranksOf(nodes: readonly ModelNode[], edges: readonly Edge[]): Map<string, number> {
  const ranks = new Map(nodes.map(({ id }) => [id, 0]))
  for (let round = 0; round < nodes.length; round++) {
    let moved = false
    for (const { from, to } of edges) {
      const wanted = (ranks.get(from) ?? 0) + 1
      if ((ranks.get(to) ?? 0) >= wanted || wanted >= nodes.length) continue
      ranks.set(to, wanted)
      moved = true
    }
    if (!moved) break
  }
  return ranks
}

function curve(a: Placed, b: Placed): string {
  const [x1, y1] = [a.x + BOX.width, a.y + BOX.height / 2]
  const [x2, y2] = [b.x, b.y + BOX.height / 2]
  const middle = (x1 + x2) / 2
  return `M${x1},${y1} C${middle},${y1} ${middle},${y2} ${x2},${y2}`
}
