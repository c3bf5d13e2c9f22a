import { sources } from './files.mjs'

const LONGEST = 250
const CHINESE = /[\u4e00-\u9fff]/
const SPOKEN =
  /\b(?:title|label|placeholder|alt|aria-label|description)="[^"]*[A-Za-z\u4e00-\u9fff]{2,}[^"]*"/
const BETWEEN_TAGS = />\s*[A-Za-z][A-Za-z ,.'!?]{2,}\s*<\/[A-Za-z]/

/** Lengths of files, texts outside of messages, imports across features, floats near money. */
export function checkSources() {
  return sources('.ts', '.tsx', '.mjs', '.css').flatMap(({ name, text }) => {
    const findings = []
    const lines = text.split('\n')
    const isTest =
      /\.test\.tsx?$/.test(name) ||
      name.startsWith('e2e') ||
      name.startsWith('scripts') ||
      name.includes('/src/test/')
    if (lines.length - 1 > LONGEST && !name.endsWith('.css')) {
      findings.push(`${name}: ${lines.length - 1} lines, the roof is ${LONGEST}: divide it`)
    }
    if (isTest || name.endsWith('.css')) return findings
    lines.forEach((line, at) => {
      const where = `${name}:${at + 1}`
      const code = line.replace(/^\s*(?:\/\/|\/?\*).*$/, '').replace(/\s\/\/ .*$/, '')
      if (
        !name.endsWith('messages.ts') &&
        (CHINESE.test(code) || SPOKEN.test(code) || BETWEEN_TAGS.test(code))
      ) {
        findings.push(`${where}: a text outside of messages: ${code.trim()}`)
      }
      if (/\bparseFloat\(|toFixed\(|Number\([^)]*\.amount/.test(code)) {
        findings.push(`${where}: an amount becomes a float: ${code.trim()}`)
      }
    })
    const feature = /^apps\/(\w+)\/src\/features\/([\w-]+)\//.exec(name)?.[2]
    for (const [, from] of text.matchAll(/from '(\.[^']*)'/g)) {
      const other = /features\/([\w-]+)\//.exec(new URL(from, `file:///${name}`).pathname)?.[1]
      if (feature && other && other !== feature)
        findings.push(`${name}: imports from the feature ${other}; move what both need to shared/`)
    }
    return findings
  })
}
