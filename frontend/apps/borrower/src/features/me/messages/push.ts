/** Pushes of this browser: what it can, what it has, and what the server needs of it. */

export type PushState = 'unsupported' | 'denied' | 'off' | 'on'

export interface Browser {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

function isSupported(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

async function subscription(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration('/m')
  return (await registration?.pushManager.getSubscription()) ?? null
}

export async function pushState(): Promise<PushState> {
  if (!isSupported()) return 'unsupported'
  if (Notification.permission === 'denied') return 'denied'
  return (await subscription()) ? 'on' : 'off'
}

/** Asks the person and the browser; null where one of them says no. */
export async function subscribe(key: string): Promise<Browser | null> {
  if (!isSupported() || (await Notification.requestPermission()) !== 'granted') return null
  const registration = await navigator.serviceWorker.ready
  const made = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(key),
  })
  const { endpoint, keys } = made.toJSON()
  return endpoint && keys?.p256dh && keys.auth
    ? { endpoint, p256dh: keys.p256dh, auth: keys.auth }
    : null
}

/** The endpoint that was left, or null where there was none. */
export async function unsubscribe(): Promise<string | null> {
  const found = await subscription()
  if (!found) return null
  await found.unsubscribe()
  return found.endpoint
}

/** base64url as bytes. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const plain = text.replaceAll('-', '+').replaceAll('_', '/')
  const raw = atob(plain.padEnd(Math.ceil(plain.length / 4) * 4, '='))
  return Uint8Array.from(raw, (one) => one.charCodeAt(0))
}
