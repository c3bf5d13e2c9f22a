import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/** Initial JavaScript of each app in KB (1,000 bytes) after gzip. */
const ROOFS = { admin: 350, borrower: 170 }

/** Prints and bounds what a first visit loads; every screen is a chunk of its own. */
export function checkBudgets() {
  return Object.entries(ROOFS).flatMap(([app, roof]) => {
    let manifest
    try {
      manifest = JSON.parse(readFileSync(`apps/${app}/dist/.vite/manifest.json`, 'utf8'))
    } catch {
      return [`apps/${app} is not built: npm run build`]
    }
    const entry = Object.keys(manifest).find((key) => manifest[key].isEntry)
    const initial = reached(manifest, entry, new Set())
    const bytes = [...initial].reduce((sum, key) => sum + packed(app, manifest[key].file), 0)
    const lazy = [...new Set([...initial].flatMap((key) => manifest[key].dynamicImports ?? []))]
    const screens = lazy.filter((key) => key.startsWith('src/features/'))
    const wanted = screensWanted(app, manifest)
    console.log(
      `       apps/${app}: initial JavaScript ${(bytes / 1000).toFixed(1)} KB of ${roof} KB, ${screens.length} screens, each its own chunk`,
    )
    const findings =
      bytes > roof * 1000
        ? [`apps/${app}: initial JavaScript is over its budget of ${roof} KB`]
        : []
    for (const key of wanted)
      if (initial.has(key)) findings.push(`${key} is loaded before anybody opens it`)
    const files = screens.map((key) => manifest[key].file)
    if (new Set(files).size !== files.length)
      findings.push(`apps/${app}: two screens share a chunk`)
    return findings
  })
}

/** What is loaded at once: the entry and what it imports, deeply. */
function reached(manifest, key, seen) {
  if (!key || seen.has(key)) return seen
  seen.add(key)
  for (const next of manifest[key].imports ?? []) reached(manifest, next, seen)
  return seen
}

function screensWanted(_app, manifest) {
  return Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry)
}

function packed(app, file) {
  return file.endsWith('.js')
    ? gzipSync(readFileSync(`apps/${app}/dist/${file}`), { level: 9 }).length
    : 0
}
