import { useCode } from '@xindai/graphql'
import { useMessages } from '@xindai/i18n'
import { Section } from '../../../shared/Section'
import { SimpleTable } from '../../../shared/SimpleTable'
import { messages } from './messages'
import { LANGUAGES, type TextRow } from './texts'

/** Texts by channel, the languages beside one another. */
export function TextsTable({ label, rows }: { label: string; rows: readonly TextRow[] }) {
  const t = useMessages(messages)
  const code = useCode()
  const channels = [...new Set(rows.map(({ channel }) => channel))].map((channel) => ({ channel }))
  const text = (channel: string, language: string) =>
    rows.find((one) => one.channel === channel && one.language === language)
  return (
    <Section title={label}>
      <SimpleTable
        label={label}
        rows={channels}
        keyOf={({ channel }) => channel}
        columns={[
          { title: t.channels, render: ({ channel }) => code('ContactChannel', channel) },
          ...LANGUAGES.map((language) => ({
            title: t[language],
            render: ({ channel }: { channel: string }) => {
              const found = text(channel, language)
              return (
                <div className="xm-text">
                  {found?.subject ? <strong>{found.subject}</strong> : null}
                  <div>{found?.body}</div>
                </div>
              )
            },
          })),
        ]}
      />
    </Section>
  )
}
