import { parse, visit } from 'graphql'
import { sources } from './files.mjs'

/** Operations have names of their own, and no list asks the server for a full count. */
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
      },
    })
  }
  return findings
}
