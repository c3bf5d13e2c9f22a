// Typed documents out of schema/schema.graphql: beside each `x.graphql` an ignored `x.generated.ts`.
import { generate } from '@graphql-codegen/cli'

const scalars = { Amount: 'string', Date: 'string', JSON: 'unknown', Rate: 'string', ID: 'string' }
const config = {
  schema: '../schema/schema.graphql',
  documents: ['apps/*/src/**/*.graphql', 'packages/*/src/**/*.graphql'],
  silent: true,
  generates: {
    'packages/graphql/src/schema.generated.ts': {
      plugins: ['typescript'],
      config: {
        scalars,
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
        onlyEnums: false,
        skipTypename: true,
      },
    },
    './': {
      preset: 'near-operation-file',
      presetConfig: { extension: '.generated.ts', baseTypesPath: '~@xindai/graphql/schema' },
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        scalars,
        strictScalars: true,
        enumsAsTypes: true,
        useTypeImports: true,
        skipTypename: true,
        avoidOptionals: { field: true, inputValue: false, object: false, defaultValue: false },
        dedupeFragments: true,
        documentMode: 'documentNode',
      },
    },
  },
}
try {
  await generate({ ...config, cwd: process.cwd() }, true)
} catch (error) {
  console.error(String(error.message ?? error))
  process.exit(1)
}
