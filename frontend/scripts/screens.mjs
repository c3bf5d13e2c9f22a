// Takes a picture of every screen that e2e/screens lists, in each size and both languages.
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

const HELP = `./scripts/screens [--base URL] [--only PART-OF-A-NAME] [--out FOLDER]

Takes a picture of every screen into .var/screens. The program runs already:
--base says where (http://127.0.0.1:8000); --only loans takes those with "loans" in the name.`

const { values } = parseArgs({
  options: {
    base: { type: 'string', default: 'http://127.0.0.1:8000' },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: '../.var/screens' },
    help: { type: 'boolean', short: 'h', default: false },
  },
})
if (values.help) {
  console.log(HELP)
  process.exit(0)
}
const done = spawnSync('npx', ['playwright', 'test'], {
  stdio: 'inherit',
  env: {
    ...process.env,
    XINDAI_E2E_BASE: values.base.replace(/\/$/, ''),
    XINDAI_ONLY: values.only,
    XINDAI_PICTURES: resolve(values.out),
  },
})
process.exit(done.status ?? 1)
