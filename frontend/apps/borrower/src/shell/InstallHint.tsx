import { useMessages } from '@xindai/i18n'
import { useState } from 'react'
import { Button, LinkButton } from '../shared/Button'
import { Card } from '../shared/blocks'
import { useInstall } from './install'
import { shellMessages } from './shell-messages'

const KEY = 'xindai-install-later'

/** Offers to put the app on the home screen, until it is there or the offer is turned down. */
export function InstallHint() {
  const t = useMessages(shellMessages)
  const { way, install } = useInstall()
  const [later, setLater] = useState(wasTurnedDown)
  if (way === 'none' || later) return null
  const turnDown = () => {
    setLater(true)
    try {
      localStorage.setItem(KEY, '1')
    } catch {
      // It holds for this visit then.
    }
  }
  return (
    <Card>
      <div className="x-tight">
        <strong>{t.installTitle}</strong>
        <p className="x-muted x-small">{way === 'ios' ? t.installIos : t.installText}</p>
        <div className="x-line">
          {way === 'offer' ? (
            <Button kind="plain" onPress={install}>
              {t.install}
            </Button>
          ) : null}
          <LinkButton onPress={turnDown}>{t.installLater}</LinkButton>
        </div>
      </div>
    </Card>
  )
}

function wasTurnedDown(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false // storage is closed to us in some private windows
  }
}
