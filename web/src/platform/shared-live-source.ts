import type { LiveSource } from './live'

type Heard = { type: string; data: string; lastEventId: string }
type Listener = (event: MessageEvent<string>) => void

const KINDS = ['open', 'hint', 'message', 'heartbeat', 'reset'] as const
/** Sooner than the silence after which one polls: a tab the browser has put to sleep must not keep the others deaf. */
const STEAL_AFTER_MS = 15_000
const CLOSED = 2

/**
 * One stream for all tabs of a person: browsers allow six connections to a server over HTTP/1.1, and people open cases
 * in tabs. The tab that holds the lock has the stream and passes on what it hears; when it goes, another takes over.
 */
export const shareLiveSource = (url: string, personId: string): LiveSource => {
  const listeners = new Map<string, Listener[]>()
  const tell = ({ type, data, lastEventId }: Heard) => {
    for (const listener of listeners.get(type) ?? []) listener(new MessageEvent(type, { data, lastEventId }))
  }
  const addEventListener = (type: string, listener: Listener) => {
    listeners.set(type, [...(listeners.get(type) ?? []), listener])
  }
  if (!('locks' in navigator)) {
    // Plain HTTP on a hospital's network has no locks: a stream for each tab, as without sharing.
    return new EventSource(url)
  }

  const name = `tasuki-live-${personId}`
  const channel = new BroadcastChannel(name)
  let stream: EventSource | undefined
  let letGo: (() => void) | undefined
  let line: AbortController | undefined
  let closed = false
  let followed = false
  let lastHeard = Date.now()

  const lead = () => {
    const current = new EventSource(url)
    stream = current
    for (const type of KINDS) {
      current.addEventListener(type, (event) => {
        const { data, lastEventId } = event as MessageEvent<unknown>
        const heard = { type, data: typeof data === 'string' ? data : '', lastEventId: lastEventId ?? '' }
        lastHeard = Date.now()
        tell(heard)
        // What was said between two leaders is unknown.
        if (type === 'open' && followed) tell({ type: 'missed', data: '', lastEventId: '' })
        followed = false
        channel.postMessage(heard)
      })
    }
    current.addEventListener('error', () => tell({ type: 'error', data: '', lastEventId: '' }))
  }
  const hold = async () => {
    if (closed) return
    lead()
    await new Promise<void>((resolve) => {
      letGo = resolve
    })
  }
  /** Another tab took the lock: listen to it, and stand in line again. */
  const follow = () => {
    stream?.close()
    stream = undefined
    letGo = undefined
    followed = true
    lastHeard = Date.now()
    if (!closed) standInLine()
  }
  const standInLine = () => {
    const place = new AbortController()
    line = place
    navigator.locks.request(name, { signal: place.signal }, hold).catch(() => {
      if (!place.signal.aborted) follow()
    })
  }
  const steal = () => {
    line?.abort()
    navigator.locks.request(name, { steal: true }, hold).catch(follow)
  }
  channel.addEventListener('message', (event: MessageEvent<Heard>) => {
    if (stream !== undefined) return
    followed = true
    lastHeard = Date.now()
    // A stream another tab has just opened: what was said before it is unknown. That it opened is no sign of life.
    tell(event.data.type === 'open' ? { ...event.data, type: 'missed' } : event.data)
  })
  const watch = setInterval(() => {
    if (stream !== undefined || document.visibilityState !== 'visible' || Date.now() - lastHeard < STEAL_AFTER_MS) return
    lastHeard = Date.now()
    steal()
  }, 1_000)
  standInLine()

  return {
    get readyState() {
      return closed ? CLOSED : (stream?.readyState ?? 0)
    },
    addEventListener,
    close: () => {
      closed = true
      clearInterval(watch)
      line?.abort()
      stream?.close()
      letGo?.()
      channel.close()
    },
  }
}
