import { useVerb } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { DateTimeText } from '@xindai/ui'
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { Section } from '../../../shared/Section'
import { Who } from '../../../shared/Who'
import { AddNoteDocument } from './acts.generated'
import { noteMessages } from './note-messages'
import type { Work } from './types'
import type { Acted } from './useActs'

/** What colleagues wrote down; Ctrl+Enter saves. */
export function Notes({ work, acted }: { work: Work; acted: Acted }) {
  const t = useMessages(noteMessages)
  const { message } = App.useApp()
  const { send, busy } = useVerb(AddNoteDocument)
  const [text, setText] = useState('')
  const save = async () => {
    if (text.trim() === '') return
    acted({ version: work.version + 1 })
    const outcome = await send({ applicationId: work.id, text: text.trim() })
    if (outcome.kind === 'refused')
      message.error(outcome.errors.map((one) => one.message).join(' '))
    else setText('')
  }
  return (
    <Section title={t.title}>
      <ul className="xd-notes">
        {(work.notes ?? []).map((note) => (
          <li key={`${note.at}${note.text}`}>
            <div className="xd-muted">
              <Who actor={note.author} /> · <DateTimeText value={note.at} />
            </div>
            {note.text}
          </li>
        ))}
      </ul>
      <Input.TextArea
        id="note-text"
        aria-label={t.write}
        placeholder={t.placeholder}
        value={text}
        maxLength={1000}
        rows={2}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      <div className="xd-list-foot">
        <Button loading={busy} disabled={text.trim() === ''} onClick={save}>
          {t.save}
        </Button>
      </div>
    </Section>
  )
}
