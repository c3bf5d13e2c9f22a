import { useMessages } from '@xindai/i18n'
import { Modal } from 'antd'
import { type RefObject, useEffect } from 'react'
import { useBlocker } from 'react-router'
import { graphMessages } from '../model/graph-messages'

/** Asks before changes are lost: by another page, another version, or the window's end. */
export function LeaveGuard({ isUnsaved }: { isUnsaved: RefObject<boolean> }) {
  const t = useMessages(graphMessages)
  const blocker = useBlocker(({ currentLocation: here, nextLocation: there }) => {
    const versionIn = ({ search }: { search: string }) => new URLSearchParams(search).get('version')
    const leaves = here.pathname !== there.pathname || versionIn(here) !== versionIn(there)
    return leaves && isUnsaved.current
  })
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (isUnsaved.current) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t.leaveTitle}
      okText={t.leave}
      okButtonProps={{ danger: true }}
      cancelText={t.stay}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t.leaveText}
    </Modal>
  )
}
