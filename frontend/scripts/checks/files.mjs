import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Name and text of the written source files with one of the endings. */
export function sources(...endings) {
  return ['apps', 'packages', 'e2e', 'scripts'].flatMap((top) => below(top, endings))
}

function below(top, endings) {
  let names
  try {
    names = readdirSync(top, { recursive: true })
  } catch {
    return []
  }
  return names
    .map((name) => join(top, String(name)))
    .filter((name) => endings.some((ending) => name.endsWith(ending)))
    .filter((name) => !/node_modules|\/dist\/|\.generated\./.test(name))
    .map((name) => ({ name, text: readFileSync(name, 'utf8') }))
}
