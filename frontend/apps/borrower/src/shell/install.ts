import { useSyncExternalStore } from 'react'

/** Chromium's offer to put the app on the home screen. */
interface InstallOffer extends Event {
  prompt(): Promise<unknown>
}

let offer: InstallOffer | null = null
const listeners = new Set<() => void>()

window.addEventListener('beforeinstallprompt', (event) => {
  event.preventDefault()
  tell(event as InstallOffer)
})
window.addEventListener('appinstalled', () => tell(null))

function tell(next: InstallOffer | null): void {
  offer = next
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** How this browser puts the app on the home screen; `none`: it can't, or the app is there. */
export type InstallWay = 'offer' | 'ios' | 'none'

export function useInstall(): { readonly way: InstallWay; readonly install: () => void } {
  const open = useSyncExternalStore(subscribe, () => offer)
  const isInstalled = matchMedia('(display-mode: standalone)').matches
  const isIos = /iPhone|iPad|iPod/.test(navigator.userAgent)
  const way = isInstalled ? 'none' : open ? 'offer' : isIos ? 'ios' : 'none'
  return {
    way,
    install: () => {
      void open?.prompt()
      tell(null)
    },
  }
}

/** The worker that keeps the app's files; not while developing, when they change all the time. */
export function startWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  window.addEventListener('load', () => {
    navigator.serviceWorker.register('/m/sw.js', { scope: '/m' }).catch(() => {
      // Without it the app works as long as there is a network.
    })
  })
}
