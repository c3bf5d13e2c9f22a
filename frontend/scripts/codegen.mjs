// Typed documents out of schema/schema.graphql: beside each `x.graphql` an ignored `x.generated.ts`.
import { generate } from '@graphql-codegen/cli'

const scalars = { Amount: 'string', Date: 'string', JSON: 'unknown', Rate: 'string', ID: 'string' }
const common = {
  scalars,
  strictScalars: true,
  enumsAsTypes: true,
  useTypeImports: true,
  skipTypename: true,
}
const types = {
  'packages/graphql/src/schema.generated.ts': {
    plugins: ['typescript'],
    config: { ...common, onlyEnums: false },
  },
}
const documents = {
  './': {
    preset: 'near-operation-file',
    presetConfig: { extension: '.generated.ts', baseTypesPath: '~@xindai/graphql/schema' },
    plugins: ['typescript-operations', 'typed-document-node'],
    config: {
      ...common,
      avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
      dedupeFragments: true,
      documentMode: 'documentNode',
    },
  },
}

// Each app by itself: two apps may call an operation alike. Both spread the fragment of commands.
const ANSWER = 'packages/graphql/src/answer.graphql'
try {
  for (const [folder, generates] of [
    ['packages', { ...types, ...documents }],
    ['apps/admin', documents],
    ['apps/borrower', documents],
  ]) {
    const found = `${folder}/**/src/**/*.graphql`
    const wanted = {
      schema: '../schema/schema.graphql',
      documents: folder === 'packages' ? found : [ANSWER, found],
      silent: true,
    }
    await generate({ ...wanted, generates, cwd: process.cwd() }, true)
  }
} catch (error) {
  console.error(String(error.message ?? error))
  process.exit(1)
}
