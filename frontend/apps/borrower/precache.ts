import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const worker = new URL('sw/worker.js', import.meta.url)
const publicFolder = new URL('public/', import.meta.url)

/** Writes sw.js: the worker with the list of the files of this build. */
export function precache(): Plugin {
  return {
    name: 'xindai-precache',
    apply: 'build',
    // Last: chunks that held nothing but a style sheet are gone from the bundle by then.
    generateBundle: {
      order: 'post',
      handler(_, bundle) {
        const own = readdirSync(publicFolder)
        const built = Object.keys(bundle).filter((name) => name.startsWith('assets/'))
        const files = [...built, ...own].sort()
        const hash = createHash('sha256').update(files.join('\n'))
        for (const name of own) hash.update(readFileSync(new URL(name, publicFolder)))
        const source = readFileSync(worker, 'utf8')
          .replace('__VERSION__', hash.digest('hex').slice(0, 16))
          .replace('__FILES__', JSON.stringify(files.map((name) => `/m/${name}`)))
        this.emitFile({ type: 'asset', fileName: 'sw.js', source })
      },
    },
  }
}
