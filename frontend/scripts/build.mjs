// Builds both apps, each with the list of operations that it may send (dist/operations.json).
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { formatDocument, stringifyDocument } from '@urql/core'
import { build } from 'vite'

const generated = spawnSync('node', ['scripts/codegen.mjs'], { stdio: 'inherit' })
if (generated.status !== 0) process.exit(1)
const only = process.argv.slice(2)
for (const app of ['admin', 'borrower'].filter(
  (name) => only.length === 0 || only.includes(name),
)) {
  await build({ configFile: `apps/${app}/vite.config.ts`, logLevel: 'warn' })
  const listed = {}
  for (const document of await documents(app)) {
    const text = asSent(document)
    listed[createHash('sha256').update(text).digest('hex')] = text
  }
  writeFileSync(`apps/${app}/dist/operations.json`, `${JSON.stringify(listed, null, 1)}\n`)
  console.log(`built apps/${app}: ${Object.keys(listed).length} operations`)
}

/** Every generated document that has an operation, read through the bundler as the app reads it. */
async function documents(app) {
  const outDir = `node_modules/.operations/${app}`
  await build({
    configFile: false,
    root: '.',
    logLevel: 'error',
    build: { ssr: `scripts/operations-${app}.ts`, outDir, emptyOutDir: true },
  })
  const { modules } = await import(`../${outDir}/operations-${app}.js`)
  rmSync(outDir, { recursive: true })
  return Object.values(modules)
    .flatMap((module) => Object.values(module))
    .filter((one) => one?.definitions?.some((part) => part.kind === 'OperationDefinition'))
}

/** The text that goes over the line: reads and commands pass the cache, which asks for types too. */
function asSent(document) {
  const operation = document.definitions.find((part) => part.kind === 'OperationDefinition')
  return stringifyDocument(
    operation.operation === 'subscription' ? document : formatDocument(document),
  )
}
