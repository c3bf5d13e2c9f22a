import { readdirSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { App, Ask } from './lender'
import { askAs } from './lender'
import { at, type Page, settled, signInAs, speak } from './test'

export type Language = 'zh' | 'en'

/** A screen of an application, as the files in e2e/screens list them. */
export interface Screen {
  app: App
  /** A login, a borrower's telephone, or null for who is not signed in. */
  as: string | null
  /** In small letters with dashes; the pictures bear it. */
  name: string
  /** Below the application, such as `/loans`; or `find` looks for it as the one who sees it. */
  path?: string
  find?: (ask: Ask) => Promise<string>
  /** Text in the language that is shown once the screen is there, where waiting is not enough. */
  ready?: Partial<Record<Language, string>>
  /** Opens a drawer or a dialogue on the page. */
  prepare?: (page: Page, language: Language) => Promise<void>
}

const folder = new URL('../screens/', import.meta.url)

/** All of them, in the order of their files; throws for a name that appears twice. */
export async function screens(only?: string): Promise<Screen[]> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.mjs'))
    .sort()
  const found: Screen[] = []
  for (const file of files)
    found.push(...(await import(pathToFileURL(`${folder.pathname}${file}`).href)).default)
  const names = found.map(({ app, name }) => `${app}-${name}`)
  const twice = names.filter((name, index) => names.indexOf(name) !== index)
  if (twice.length > 0) throw new Error(`screens that are listed twice: ${twice.join(', ')}`)
  return only ? found.filter(({ app, name }) => `${app}-${name}`.includes(only)) : found
}

/** Opens a screen as the one who sees it, and waits until it is there. */
export async function open(page: Page, screen: Screen, language: Language): Promise<void> {
  await speak(page, language)
  if (screen.as !== null) await signInAs(page, screen.as)
  const path = screen.path ?? (await screen.find?.(askAs(screen.as)))
  if (path === undefined) throw new Error(`${screen.name} has neither path nor find`)
  await page.goto(at(screen.app, path))
  await settled(page)
  const ready = screen.ready?.[language]
  if (ready) await page.getByText(ready).first().waitFor()
  await screen.prepare?.(page, language)
}
