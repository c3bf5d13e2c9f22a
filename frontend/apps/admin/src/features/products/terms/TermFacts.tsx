import { useMessages } from '@xindai/i18n'
import { Facts } from '../../../shared/Facts'
import { at, isEmpty } from '../../../shared/json'
import { Section } from '../../../shared/Section'
import { messages } from '../messages'
import { GROUPS, TABLES } from './catalog'
import { TermTable } from './TermTable'
import { useWords } from './useWords'

/** What a version says, group by group; what it does not say follows the installation. */
export function TermFacts({ terms }: { terms: unknown }) {
  const t = useMessages(messages)
  const { nameOf, say } = useWords()
  return (
    <>
      {GROUPS.map((group) => {
        const said = group.fields.filter(({ path }) => !isEmpty(at(terms, path)))
        if (said.length === 0) return null
        return (
          <Section key={group.key} title={t[group.key]}>
            <Facts
              facts={said.map(({ path, kind }) => ({
                label: nameOf(path),
                value: <span className="xd-amount xp-wrap">{say(at(terms, path), kind)}</span>,
              }))}
            />
          </Section>
        )
      })}
      {TABLES.some((path) => Array.isArray(at(terms, path))) ? (
        <Section title={t.tables}>
          {TABLES.map((path) => (
            <TermTable key={path} path={path} terms={terms} />
          ))}
        </Section>
      ) : null}
    </>
  )
}
