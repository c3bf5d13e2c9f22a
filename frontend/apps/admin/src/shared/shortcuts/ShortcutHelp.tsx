import { useMessages } from '@xindai/i18n'
import { Modal, Switch } from 'antd'
import { turnShortcuts, useShortcutsAreOn } from './choice'
import { shortcutMessages } from './shortcut-messages'
import type { Shortcut } from './useShortcuts'

interface Props {
  readonly open: boolean
  readonly onClose: () => void
  readonly shortcuts: readonly Shortcut[]
}

/** Every key of a screen, and the switch that turns single keys off. */
export function ShortcutHelp({ open, onClose, shortcuts }: Props) {
  const t = useMessages(shortcutMessages)
  const on = useShortcutsAreOn()
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t.title}
      footer={null}
      width={680}
      centered
      destroyOnHidden
    >
      <p>
        <Switch checked={on} onChange={turnShortcuts} aria-label={t.on} /> {t.on}
      </p>
      <dl className="xd-keys">
        {shortcuts.map(({ key, text, run }) => (
          <div key={key} className={run === null ? 'xd-muted' : undefined}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>
              {text}
              {run === null ? t.notNow : ''}
            </dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
