import { CASE_READERS, prefectureRoleOf } from '@tasuki/domain/account/actor'
import type { Identity } from '../session/identity'
import { isSameActor, personIdOf } from '../session/identity'
import { IDENTITY_TOPIC, type LiveEvent } from './announce'
import type { LiveRow } from './live-rows'

/** As much of a response as a stream needs. */
export type LiveSink = {
  readonly writableLength: number
  write(chunk: Buffer): unknown
  end(): unknown
  destroy(): unknown
}

export type LiveStream = { close(): void }

export type LiveHub = {
  /** Whether the person may open another stream at this process. */
  hasRoomFor(identity: Identity): boolean
  /** Joins; `catchUp` gives what the stream missed, which is written before anything newer. */
  join(options: JoinOptions): LiveStream
  publish(row: LiveRow): void
  /** Tells every stream to read everything anew. */
  reset(): void
  streamCount(): number
  close(): void
}

type JoinOptions = { sink: LiveSink; identity: Identity; cookieHeader: string | undefined; catchUp: () => Promise<Buffer> }

type HubOptions = {
  /** Asks again who sends this cookie; must not count as use of the session. */
  recheck: (cookieHeader: string | undefined) => Promise<Identity>
  heartbeatMs?: number
  recheckMs?: number
  maxStreamsPerPerson?: number
}

const HEARTBEAT_MS = 10_000
const RECHECK_MS = 30_000
/** Browsers share one stream among their windows; whoever opens more than this isn't reading them. */
const MAX_STREAMS_PER_PERSON = 30
/** A reader that lets more pile up is cut off; its browser comes back and is told what it missed. */
const MAX_PENDING_BYTES = 256 * 1024

const HEARTBEAT = Buffer.from('event: heartbeat\ndata: \n\n')
export const RESET_FRAME = Buffer.from('event: reset\ndata: \n\n')

export const isForActor = (event: LiveEvent, { actor }: Identity): boolean => {
  if (event.topic === IDENTITY_TOPIC) return false
  if (actor.kind === 'member') return event.everybody === true || event.hospitalIds.includes(actor.hospitalId)
  const role = prefectureRoleOf(actor.kind)
  return role !== undefined && (event.everybody === true || (event.prefecture ?? CASE_READERS).some((one) => one === role))
}

/** `at` as the event id: a time tells a reader nothing about what happens elsewhere. */
export const hintFrame = (at: number, { topic, id, seq }: LiveEvent): Buffer => Buffer.from(`id: ${at}\nevent: hint\ndata: ${JSON.stringify(seq === undefined ? { topic, id } : { topic, id, seq })}\n\n`)

type OpenStream = JoinOptions & { waiting: Buffer[] | undefined; closed: boolean }

/** The open streams of this process, by hospital: an event looks only at those it is for. */
export const createLiveHub = ({ recheck, heartbeatMs = HEARTBEAT_MS, recheckMs = RECHECK_MS, maxStreamsPerPerson = MAX_STREAMS_PER_PERSON }: HubOptions): LiveHub => {
  const groups = new Map<string, Set<OpenStream>>()
  const PREFECTURE = 'prefecture'
  const groupOf = ({ actor }: Identity): string => (actor.kind === 'member' ? actor.hospitalId : PREFECTURE)
  const everyStream = (): OpenStream[] => [...groups.values()].flatMap((group) => [...group])

  const leave = (stream: OpenStream, how: 'end' | 'destroy') => {
    if (stream.closed) return
    stream.closed = true
    const name = groupOf(stream.identity)
    const group = groups.get(name)
    group?.delete(stream)
    if (group?.size === 0) groups.delete(name)
    stream.sink[how]()
  }
  const send = (stream: OpenStream, frame: Buffer) => {
    if (stream.closed) return
    if (stream.waiting !== undefined) return void stream.waiting.push(frame)
    if (stream.sink.writableLength > MAX_PENDING_BYTES) return leave(stream, 'destroy')
    stream.sink.write(frame)
  }
  const recheckStream = async (stream: OpenStream) => {
    try {
      const found = await recheck(stream.cookieHeader)
      if (!isSameActor(found.actor, stream.identity.actor)) leave(stream, 'end')
    } catch {
      // The database may be away for a moment; a hospital that has ended its use is refused here too: ask anew by reconnecting.
      leave(stream, 'end')
    }
  }
  const targetsOf = (event: LiveEvent): OpenStream[] => {
    if (event.everybody === true) return everyStream()
    return [...new Set([...event.hospitalIds, PREFECTURE])].flatMap((name) => [...(groups.get(name) ?? [])])
  }

  const heartbeat = setInterval(() => everyStream().forEach((stream) => send(stream, HEARTBEAT)), heartbeatMs)
  const rechecks = setInterval(() => {
    const streams = everyStream()
    // Spread over half the interval: a thousand streams don't ask the database in one moment.
    streams.forEach((stream, at) => setTimeout(() => void recheckStream(stream), (recheckMs / 2 / streams.length) * at).unref())
  }, recheckMs)
  heartbeat.unref()
  rechecks.unref()

  return {
    hasRoomFor: (identity) => {
      const own = [...(groups.get(groupOf(identity)) ?? [])].filter((stream) => personIdOf(stream.identity.actor) === personIdOf(identity.actor))
      return own.length < maxStreamsPerPerson
    },
    join: (options) => {
      const stream: OpenStream = { ...options, waiting: [], closed: false }
      const name = groupOf(options.identity)
      const group = groups.get(name) ?? new Set()
      groups.set(name, group.add(stream))
      options.catchUp().then(
        (missed) => {
          const waiting = stream.waiting ?? []
          stream.waiting = undefined
          for (const frame of [missed, ...waiting]) send(stream, frame)
        },
        () => leave(stream, 'destroy'),
      )
      return { close: () => leave(stream, 'end') }
    },
    publish: (row) => {
      for (const event of row.events) {
        const targets = targetsOf(event)
        if (targets.length === 0) continue
        if (event.topic === IDENTITY_TOPIC) {
          for (const stream of targets) void recheckStream(stream)
          continue
        }
        const frame = hintFrame(row.at, event)
        for (const stream of targets) if (isForActor(event, stream.identity)) send(stream, frame)
      }
    },
    reset: () => everyStream().forEach((stream) => send(stream, RESET_FRAME)),
    streamCount: () => everyStream().length,
    close: () => {
      clearInterval(heartbeat)
      clearInterval(rechecks)
      for (const stream of everyStream()) leave(stream, 'end')
    },
  }
}
