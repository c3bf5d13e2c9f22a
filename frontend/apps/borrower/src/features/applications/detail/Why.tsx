import { useLanguage, useMessages } from '@xindai/i18n'
import { Notice } from '../../../shared/blocks'
import { useWantedWord } from '../../../shared/wanted'
import { applicationMessages } from '../applications-messages'
import type { Application } from './Application'

/** Why it came back or was turned down, and what would have helped. */
export function Why({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const word = useWantedWord()
  const { status, returnReason, supplement } = application
  if (status === 'REJECTED') return <Refused application={application} />
  if (status !== 'RETURNED') return null
  return (
    <Notice tone="warn" title={t.wanted}>
      {returnReason ? <p>{returnReason}</p> : null}
      <ul>
        {supplement.map((one) => (
          <li key={one}>{word(one)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function Refused({ application }: { application: Application }) {
  const t = useMessages(applicationMessages)
  const language = useLanguage()
  const { decision, rejectionReasons } = application
  const declined = decision?.outcome === 'DECLINE' ? decision.counterfactual : null
  return (
    <>
      <Notice tone="bad">
        <p>{t.refused}</p>
        {rejectionReasons.length > 0 ? (
          <>
            <strong>{t.reasons}</strong>
            <ul>
              {rejectionReasons.map((one) => (
                <li key={one.code}>{one[language]}</li>
              ))}
            </ul>
          </>
        ) : null}
      </Notice>
      {declined ? <Notice title={t.wouldHelp}>{declined[language]}</Notice> : null}
    </>
  )
}
