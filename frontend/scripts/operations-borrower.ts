// Read by build.mjs: every operation of the app.
export const modules = import.meta.glob(
  ['../apps/borrower/src/**/*.generated.ts', '../packages/graphql/src/*.generated.ts'],
  { eager: true },
)
