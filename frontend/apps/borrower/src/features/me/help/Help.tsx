import { useMessages } from '@xindai/i18n'
import { Card, Section } from '../../../shared/blocks'
import { Page } from '../../../shared/Page'
import { LanguageSwitch } from '../../../shell/LanguageSwitch'
import { helpMessages } from './help-messages'

/** What people ask, and what this is. */
export function Component() {
  const t = useMessages(helpMessages)
  const answers = [
    [t.rateAsked, t.rateAnswer],
    [t.payAsked, t.payAnswer],
    [t.lateAsked, t.lateAnswer],
    [t.earlyAsked, t.earlyAnswer],
    [t.rejectedAsked, t.rejectedAnswer],
    [t.privacyAsked, t.privacyAnswer],
    [t.fraudAsked, t.fraudAnswer],
    [t.offlineAsked, t.offlineAnswer],
  ] as const
  return (
    <Page title={t.title} back="/me" actions={<LanguageSwitch />}>
      <Section title={t.asked}>
        <div className="x-rows">
          {answers.map(([asked, answer]) => (
            <details key={asked} className="x-details">
              <summary>{asked}</summary>
              <p>{answer}</p>
            </details>
          ))}
        </div>
      </Section>
      <Section title={t.about}>
        <Card>
          <p>{t.aboutText}</p>
        </Card>
      </Section>
    </Page>
  )
}
