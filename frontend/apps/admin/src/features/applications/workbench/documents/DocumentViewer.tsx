import { useCode } from '@xindai/graphql'
import { fill, useMessages } from '@xindai/i18n'
import { Button, Empty, Spin } from 'antd'
import { Section } from '../../../../shared/Section'
import { documentMessages } from './document-messages'
import { PaperList } from './PaperList'
import { Tools } from './Tools'
import type { Papers } from './usePapers'
import { Verify } from './Verify'

/** The papers beside the facts. */
export function DocumentViewer({ papers }: { papers: Papers }) {
  const t = useMessages(documentMessages)
  const { list, chosen } = papers
  return (
    <Section title={t.title} extra={list.length > 0 ? <Tools papers={papers} /> : null}>
      {chosen ? (
        <>
          <PaperList papers={papers} />
          <View papers={papers} />
          <Verify key={chosen.id} paper={chosen} />
        </>
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.none} />
      )}
    </Section>
  )
}

function View({ papers }: { papers: Papers }) {
  const t = useMessages(documentMessages)
  const code = useCode()
  const { opened, chosen, may, busy } = papers
  const name = code('CustomerDocumentCategory', chosen?.category)
  if (!may) return <p className="xd-muted">{t.mayNot}</p>
  if (busy)
    return (
      <div className="xd-paper">
        <Spin />
      </div>
    )
  if (!opened)
    return (
      <div className="xd-paper xd-paper-closed">
        <p className="xd-muted">{t.closed}</p>
        <Button onClick={papers.open} aria-keyshortcuts="d">
          {t.open} <kbd>d</kbd>
        </Button>
      </div>
    )
  if (opened.kind === 'image')
    return (
      <section
        className="xd-paper"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        aria-label={fill(t.content, { name })}
      >
        <img
          src={opened.url}
          alt={fill(t.picture, { name })}
          style={{ width: `${papers.scale * 100}%`, rotate: `${papers.turns * 90}deg` }}
        />
      </section>
    )
  if (opened.kind === 'pdf')
    return <iframe className="xd-paper" src={opened.url} title={fill(t.content, { name })} />
  return (
    <a href={opened.url} download>
      {t.open}
    </a>
  )
}
