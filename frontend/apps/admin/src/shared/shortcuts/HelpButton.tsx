import { useMessages } from '@xindai/i18n'
import { Button } from 'antd'
import { shortcutMessages } from './shortcut-messages'

/** Opens the list of keys; `?` does too. */
export function HelpButton({ onClick }: { onClick: () => void }) {
  const t = useMessages(shortcutMessages)
  return (
    <Button onClick={onClick} aria-keyshortcuts="?">
      {t.help} <kbd>?</kbd>
    </Button>
  )
}
