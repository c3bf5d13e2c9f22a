import { inflateRawSync } from 'node:zlib'

const END = 0x06054b50
const STORED = 0

/** The XML files of a workbook, by their names; throws where it is none. */
export function filesOf(workbook: Buffer): Map<string, string> {
  const end = workbook.lastIndexOf(Buffer.from(Uint32Array.of(END).buffer))
  if (end < 0) throw new Error('this is no workbook')
  const files = new Map<string, string>()
  let at = workbook.readUInt32LE(end + 16)
  for (let left = workbook.readUInt16LE(end + 10); left > 0; left--) {
    const [name, extra, comment] = [28, 30, 32].map((field) => workbook.readUInt16LE(at + field))
    const file = workbook.toString('utf8', at + 46, at + 46 + (name ?? 0))
    files.set(file, contentAt(workbook, at))
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
  }
  return files
}

/** What an entry of the central directory leads to. */
function contentAt(workbook: Buffer, entry: number): string {
  const head = workbook.readUInt32LE(entry + 42)
  const begin = head + 30 + workbook.readUInt16LE(head + 26) + workbook.readUInt16LE(head + 28)
  const packed = workbook.subarray(begin, begin + workbook.readUInt32LE(entry + 20))
  const isStored = workbook.readUInt16LE(entry + 10) === STORED
  return (isStored ? packed : inflateRawSync(packed)).toString('utf8')
}

/** The texts of a workbook, wherever it keeps them. */
export function textsOf(files: ReadonlyMap<string, string>): string[] {
  const xml = [...files.values()].join('')
  return [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, text]) => plain(text ?? ''))
}

function plain(xml: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' }
  const code = (text: string) => String.fromCodePoint(Number.parseInt(text, 10))
  return xml.replace(/&(?:#(\d+)|(\w+));/g, (whole, digits, name) =>
    digits ? code(digits) : (named[name] ?? whole),
  )
}
