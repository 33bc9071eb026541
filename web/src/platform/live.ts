/** What the server says has changed: ids only; what may be seen is fetched. */
export type LiveHint = { topic: string; id: string; seq?: number }
export type LiveState = 'connecting' | 'live' | 'polling'

/** As much of EventSource as is used, so that a test can be one. */
export type LiveSource = {
  readonly readyState: number
  addEventListener: (type: string, listener: (event: MessageEvent<string>) => void) => void
  close: () => void
}

type LiveOptions = {
  open: () => LiveSource
  onHint: (hint: LiveHint) => void
  /** Something may have been missed: read everything live again. */
  onMissed: () => void
  onState: (state: LiveState) => void
}

/** A hospital's proxy may buffer the stream: it looks open and says nothing. */
export const SILENCE_MS = 20_000
export const POLL_MS = 10_000
const REOPEN_MS = 5_000
/** While polling: the way may be another by now (a notebook that changed its network), which an open stream never notices. */
export const TRY_AGAIN_MS = 60_000
const REMEMBERED = 500
const CLOSED = 2

export const parseHint = (data: string): LiveHint | undefined => {
  try {
    const value = JSON.parse(data) as unknown
    if (typeof value !== 'object' || value === null) return undefined
    const { topic, id, seq } = value as Record<string, unknown>
    if (typeof topic !== 'string' || typeof id !== 'string') return undefined
    return typeof seq === 'number' ? { topic, id, seq } : { topic, id }
  } catch {
    return undefined
  }
}

/**
 * Keeps the stream of hints open. The browser itself reconnects with Last-Event-ID; here lives what it doesn't do:
 * hints replayed twice are dropped, silence turns into polling until the stream speaks again, a refused stream, and now
 * and then a silent one, is opened anew. Returns the function that ends it.
 */
export const keepLive = ({ open, onHint, onMissed, onState }: LiveOptions): (() => void) => {
  let source: LiveSource | undefined
  let state: LiveState = 'connecting'
  let opened = false
  let silence: ReturnType<typeof setTimeout> | undefined
  let polling: ReturnType<typeof setInterval> | undefined
  let tryingAgain: ReturnType<typeof setInterval> | undefined
  let reopening: ReturnType<typeof setTimeout> | undefined
  const seen = new Set<string>()

  const enter = (next: LiveState) => {
    if (state === next) return
    state = next
    onState(next)
  }
  const poll = () => {
    if (polling !== undefined) return
    enter('polling')
    onMissed()
    polling = setInterval(onMissed, POLL_MS)
    tryingAgain = setInterval(() => connect(), TRY_AGAIN_MS)
  }
  /** The stream spoke. */
  const heard = () => {
    clearTimeout(silence)
    silence = setTimeout(poll, SILENCE_MS)
    if (polling !== undefined) {
      clearInterval(polling)
      clearInterval(tryingAgain)
      polling = undefined
      onMissed()
    }
    enter('live')
  }
  const isRepeated = (event: MessageEvent<string>): boolean => {
    if (event.lastEventId === '') return false
    const key = `${event.lastEventId} ${event.data}`
    if (seen.has(key)) return true
    seen.add(key)
    const oldest = seen.size > REMEMBERED ? seen.values().next().value : undefined
    if (oldest !== undefined) seen.delete(oldest)
    return false
  }
  const connect = () => {
    source?.close()
    const current = open()
    source = current
    const hint = (event: MessageEvent<string>) => {
      heard()
      const parsed = parseHint(event.data)
      if (parsed !== undefined && !isRepeated(event)) onHint(parsed)
    }
    // An answer's head is no sign of life: a proxy passes it on and keeps the stream behind it to itself.
    current.addEventListener('open', () => {
      const again = opened
      opened = true
      if (again && polling === undefined) onMissed()
    })
    // Told by another window: what was said before it is unknown.
    current.addEventListener('missed', onMissed)
    current.addEventListener('hint', hint)
    current.addEventListener('message', hint)
    current.addEventListener('heartbeat', heard)
    current.addEventListener('reset', () => {
      heard()
      onMissed()
    })
    current.addEventListener('error', () => {
      // After a refusal (401, 503) EventSource gives up for good; after a broken line it tries again by itself.
      if (current.readyState !== CLOSED || reopening !== undefined) return
      reopening = setTimeout(() => {
        reopening = undefined
        connect()
      }, REOPEN_MS)
    })
  }

  silence = setTimeout(poll, SILENCE_MS)
  connect()
  return () => {
    clearTimeout(silence)
    clearTimeout(reopening)
    clearInterval(polling)
    clearInterval(tryingAgain)
    source?.close()
  }
}
