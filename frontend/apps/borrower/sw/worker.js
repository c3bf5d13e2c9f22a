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
