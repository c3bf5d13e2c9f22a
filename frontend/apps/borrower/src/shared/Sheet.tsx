import { useMessages } from '@xindai/i18n'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { CloseIcon } from './icons'
import { sharedMessages } from './shared-messages'

interface Props {
  readonly title: string
  /** Without it the sheet can only be left by what is in it. */
  readonly onClose?: () => void
  readonly children: ReactNode
}

/** Something over the page, from below: keeps the focus, ends with Escape. Render it to open it. */
export function Sheet({ title, onClose, children }: Props) {
  const t = useMessages(sharedMessages)
  const dialog = useRef<HTMLDialogElement>(null)
  const name = useId()
  // Before the element goes: closing gives the focus back to where it was.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      className="x-sheet"
      aria-labelledby={name}
      onCancel={(event) => {
        event.preventDefault()
        onClose?.()
      }}
    >
      <div className="x-sheet-head">
        <h2 id={name}>{title}</h2>
        {onClose ? (
          <button type="button" className="x-icon-button" aria-label={t.close} onClick={onClose}>
            <CloseIcon />
          </button>
        ) : null}
      </div>
      <div className="x-sheet-body">{children}</div>
    </dialog>
  )
}
