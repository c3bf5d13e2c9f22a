import type { ReactNode } from 'react'

/** The little Markdown that our texts are written in: titles, paragraphs, numbered and plain lists. */
export function Markdown({ text }: { text: string }) {
  const blocks = text.trim().split(/\n\s*\n/)
  return <div className="x-prose">{blocks.map((block, at) => blockOf(block, `${at}`))}</div>
}

const ITEM = /^(\d+\.|-)\s+/

function blockOf(block: string, key: string): ReactNode {
  const title = /^(#{1,3})\s+(.*)$/.exec(block)
  if (title) return <h3 key={key}>{title[2]}</h3>
  if (!ITEM.test(block)) return <p key={key}>{joined(block.split('\n'))}</p>
  const items = itemsOf(block).map((item) => <li key={item}>{item}</li>)
  return /^\d/.test(block) ? <ol key={key}>{items}</ol> : <ul key={key}>{items}</ul>
}

function itemsOf(block: string): string[] {
  const items: string[][] = []
  for (const line of block.split('\n')) {
    if (ITEM.test(line)) items.push([line.replace(ITEM, '')])
    else items.at(-1)?.push(line)
  }
  return items.map(joined)
}

/** Lines were broken for the writer; Chinese has no space where a line ends. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line) => line.trim())
    .join(' ')
    .replace(/(?<=[\u3000-\u9fff]) (?=[\u3000-\u9fff])/g, '')
}
