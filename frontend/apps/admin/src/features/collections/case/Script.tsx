import { useMessages } from '@xindai/i18n'
import { Section } from '../../../shared/Section'
import type { CaseOfPage } from './CasePage'
import { caseMessages } from './case-messages'

/** What to say at this stage. */
export function Script({ found }: { found: CaseOfPage }) {
  const c = useMessages(caseMessages)
  const { opening, points, never } = found.script
  return (
    <Section title={c.script}>
      <div className="xd-script">
        <p>{opening}</p>
        <strong>{c.points}</strong>
        <ul>
          {points.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
        <strong>{c.never}</strong>
        <ul>
          {never.map((each) => (
            <li key={each}>{each}</li>
          ))}
        </ul>
      </div>
    </Section>
  )
}
