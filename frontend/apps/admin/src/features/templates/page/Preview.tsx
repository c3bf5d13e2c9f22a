import { useLanguage } from '@xindai/i18n'
import { type Block, blocksOf, spansOf } from './markdown'
import type { Placeholder } from './TemplatePage'

interface Props {
  readonly text: string
  readonly placeholders: readonly Placeholder[]
  readonly label: string
}

/** The text as it will look, with the names of placeholders where values will stand. */
export function Preview({ text, placeholders, label }: Props) {
  return (
    <article className="xp-paper" aria-label={label}>
      {blocksOf(text).map((block, n) => (
        <Part key={`${n}${block.kind}`} block={block} placeholders={placeholders} />
      ))}
    </article>
  )
}

function Part({ block, placeholders }: { block: Block; placeholders: readonly Placeholder[] }) {
  const line = (text: string) => <Line text={text} placeholders={placeholders} />
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? <h3>{line(block.text)}</h3> : <h4>{line(block.text)}</h4>
    case 'rule':
      return <hr />
    case 'list': {
      const items = block.items.map((item, n) => <li key={`${n}${item}`}>{line(item)}</li>)
      return block.isOrdered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'table': {
      const [head = [], ...rows] = block.rows
      return (
        <table>
          <thead>
            <tr>
              {head.map((cell) => (
                <th key={cell} scope="col">
                  {line(cell)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.join('|')}>
                {row.map((cell, n) => (
                  <td key={`${n}${cell}`}>{line(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )
    }
    default:
      return <p>{line(block.text)}</p>
  }
}

function Line({ text, placeholders }: { text: string; placeholders: readonly Placeholder[] }) {
  const language = useLanguage()
  return (
    <>
      {spansOf(text).map((span, n) => {
        const key = `${n}${span.text}`
        if (span.kind === 'bold') return <strong key={key}>{span.text}</strong>
        if (span.kind === 'text') return <span key={key}>{span.text}</span>
        const known = placeholders.find(({ name }) => name === span.text)
        return (
          <mark key={key} className={known ? undefined : 'xp-unknown'} title={span.text}>
            {known ? known[language] : span.text}
          </mark>
        )
      })}
    </>
  )
}
