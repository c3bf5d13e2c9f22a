// Every check of the web clients, each with its verdict: `npm run check` after `npm run build`.
import { spawnSync } from 'node:child_process'
import { checkBudgets } from './checks/budgets.mjs'
import { checkDocuments } from './checks/documents.mjs'
import { checkSources } from './checks/sources.mjs'

const checks = [
  ['lint', () => run('npx', ['biome', 'check', '.'])],
  ['types', () => run('npx', ['tsc', '--noEmit'])],
  ['sources', checkSources],
  ['documents', checkDocuments],
  ['budgets', checkBudgets],
]

let failed = 0
for (const [name, check] of checks) {
  const started = Date.now()
  const findings = check()
  for (const finding of findings) console.log(finding)
  const verdict = findings.length === 0 ? 'ok    ' : 'FAILED'
  console.log(`${verdict} web ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`)
  failed += findings.length === 0 ? 0 : 1
}
process.exit(failed === 0 ? 0 : 1)

function run(command, args) {
  const done = spawnSync(command, args, { encoding: 'utf8' })
  return done.status === 0 ? [] : [`${done.stdout}${done.stderr}`.trim()]
}
