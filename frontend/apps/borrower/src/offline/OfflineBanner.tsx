import { fill, formatDateTime, useLanguage, useMessages } from '@xindai/i18n'
import { LinkButton } from '../shared/Button'
import { tryAgain, useNetwork } from './network'
import { offlineMessages } from './offline-messages'

/** Says that there is no network, and how old that is which is shown. */
export function OfflineBanner() {
  const t = useMessages(offlineMessages)
  const language = useLanguage()
  const { online, shownAt } = useNetwork()
  const time = shownAt ? formatDateTime(shownAt, language) : null
  return (
    <div role="status">
      {online ? null : (
        <div className="x-offline">
          <span>{time ? fill(t.shown, { time }) : t.offline}</span>
          <LinkButton onPress={tryAgain}>{t.retry}</LinkButton>
        </div>
      )}
    </div>
  )
}
