// Shows what a push says (that something waits, never what) and opens the page it names. Caches nothing.
self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

const read = (event) => {
  try {
    return event.data.json()
  } catch {
    return {}
  }
}

self.addEventListener('push', (event) => {
  const { title, body, path, tag } = read(event)
  event.waitUntil(self.registration.showNotification(title || 'Tasuki', { body: body || '', tag: tag || 'tasuki', icon: '/mark.svg', data: { path } }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const wanted = event.notification.data?.path
  const url = new URL(typeof wanted === 'string' ? wanted : '/notices', self.location.origin)
  const target = url.origin === self.location.origin ? url.href : `${self.location.origin}/notices`
  event.waitUntil(
    (async () => {
      const [open] = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
      // A page that is being written in isn't led away: what was pushed opens beside it.
      if (open !== undefined && new URL(open.url).href === target) await open.focus()
      else await self.clients.openWindow(target)
    })(),
  )
})
