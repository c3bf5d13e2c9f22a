import { parse, visit } from 'graphql'
import { sources } from './files.mjs'

const ANSWER = 'packages/graphql/src/answer.graphql'

/**
 * Operations have names of their own, no list asks the server for a full count, and what a command
 * answers is asked for in one way.
 */
export function checkDocuments() {
  const findings = []
  const seen = new Map()
  for (const { name, text } of sources('.graphql')) {
    visit(parse(text), {
      OperationDefinition(node) {
        const key = `${name.split('/')[1]}/${node.name?.value}`
        if (!node.name) findings.push(`${name}: an operation without a name`)
        else if (seen.has(key))
          findings.push(`${name}: ${node.name.value} is also in ${seen.get(key)}`)
        seen.set(key, name)
      },
      Field(node) {
        if (node.name.value === 'totalCount')
          findings.push(`${name}: totalCount counts every row: page without it`)
        if (node.name.value === 'userErrors' && name !== ANSWER)
          findings.push(`${name}: userErrors are asked for with ...Answer`)
      },
    })
  }
  return findings
}
