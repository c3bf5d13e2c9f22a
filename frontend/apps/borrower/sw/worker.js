/**
 * Keeps the app's files on the phone, so that it opens without a network. Answers of the server
 * are not its business: it never sees a POST, and no other address than the files and pages of /m.
 *
 * The build puts the version and the files in (precache.ts).
 */
const VERSION = '__VERSION__'
const FILES = __FILES__
const SHELL = '/m/'
const CACHE = `xindai-m-${VERSION}`
const PATIENCE_MS = 5_000

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([SHELL, ...FILES])))
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name.startsWith('xindai-m-') && name !== CACHE)
      return Promise.all(old.map((name) => caches.delete(name)))
    }),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && (pathname === '/m' || pathname.startsWith(SHELL)))
    event.respondWith(page(request))
  else if (FILES.includes(pathname)) event.respondWith(file(request))
})

/** Files carry the hash of their content in their names: what is kept is right. */
async function file(request) {
  const cache = await caches.open(CACHE)
  return (await cache.match(request.url)) ?? fetch(request)
}

/** The newest page, or the kept one where the network or the server fails. */
async function page(request) {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE_MS)
  try {
    const answer = await fetch(request, { signal: patience.signal })
    if (answer.status < 500) return answer
    return (await kept()) ?? answer
  } catch (error) {
    const shell = await kept()
    if (shell) return shell
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function kept() {
  return (await caches.open(CACHE)).match(SHELL)
}

/** A push of the server: shown in its own words; a second copy takes the place of the first. */
self.addEventListener('push', (event) => {
  let told = {}
  try {
    told = event.data ? event.data.json() : {}
  } catch {
    return
  }
  if (typeof told.title !== 'string' || told.title === '') return
  event.waitUntil(
    self.registration.showNotification(told.title, {
      body: typeof told.body === 'string' ? told.body : '',
      tag: typeof told.tag === 'string' ? told.tag : undefined,
      lang: told.lang === 'en' ? 'en' : 'zh-CN',
      icon: '/m/icon-192.png',
    }),
  )
})

/** Pressed: the app, in the window that is open or in a new one. */
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((one) => new URL(one.url).pathname.startsWith('/m'))
      return open ? open.focus() : self.clients.openWindow('/m/loans')
    }),
  )
})
