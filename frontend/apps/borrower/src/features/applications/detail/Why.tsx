import { useCode } from '@xindai/graphql'
import { useLanguage, useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { applicationMessages } from '../applications-messages'
import type { Application } from './Application'

/** Why it came back or was turned down, and what would have helped. */
export function Why({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const code = useCode()
  const language = useLanguage()
  const { status, decision, returnReason, supplement } = application
  if (status === 'RETURNED') {
    return (
      <Notice tone="warn" title={t.wanted}>
        {returnReason ? <p>{returnReason}</p> : null}
        <ul>
          {supplement.map((one) => (
            <li key={one}>{code('CustomerDocumentCategory', one.toUpperCase())}</li>
          ))}
        </ul>
      </Notice>
    )
  }
  if (status !== 'REJECTED') return null
  if (decision?.outcome !== 'DECLINE') return <Notice tone="bad">{t.refused}</Notice>
  return (
    <>
      {decision.reasons.length > 0 ? (
        <Notice tone="bad" title={t.reasons}>
          <ul>
            {decision.reasons.map((one) => (
              <li key={one.code}>{one[language]}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      {decision.counterfactual ? (
        <Notice title={t.wouldHelp}>{decision.counterfactual[language]}</Notice>
      ) : null}
    </>
  )
}
