import { useEffect } from 'react'

const channel = new BroadcastChannel('xindai-m')

/** Tells the other tabs of this browser which account the session is of now; null: of none. */
export function tellOthers(accountId: string | null): void {
  channel.postMessage(accountId)
}

/** All tabs share one cookie: what a tab shows must be of the account that the cookie is of. */
export function useOtherTabs(accountId: string | null): void {
  useEffect(() => {
    if (accountId === null) return
    const onTold = ({ data }: MessageEvent<string | null>) => {
      if (data !== accountId) location.assign(data === null ? '/m/sign-in' : '/m/')
    }
    channel.addEventListener('message', onTold)
    return () => channel.removeEventListener('message', onTold)
  }, [accountId])
}
