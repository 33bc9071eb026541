import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Database } from '../db/database'
import { signedInAccess } from '../http/access'
import { admit, type ServedRoute } from '../http/serve'
import { refuse } from '../refused'
import type { Identity } from '../session/identity'
import { hintFrame, isForActor, type LiveHub, RESET_FRAME } from './live-hub'
import { listLiveRowsSince, readLiveTime } from './live-rows'

const RETRY_MS = 2000
const RETRY_FULL_SECONDS = 60
const PATH = '/api/v1/live'

/** A comment of this length makes proxies that collect a first kilobyte or two pass the stream on. */
const PADDING = `:${' '.repeat(2048)}\n`

/** What was missed since the place that the browser remembers; a reset where that can't be said. */
const missedSince = async (database: Database, identity: Identity, lastEventId: string | undefined): Promise<Buffer[]> => {
  if (lastEventId === undefined || lastEventId === '') return []
  const rows = /^\d{1,16}$/.test(lastEventId) ? await listLiveRowsSince(database, Number(lastEventId), identity.actor) : undefined
  if (rows === undefined) return [RESET_FRAME]
  return rows.flatMap((row) => row.events.filter((event) => isForActor(event, identity)).map((event) => hintFrame(row.at, event)))
}

/** What a stream begins with. The place it stands at comes last: it is reached once everything missed has been read. */
const opening = async (database: Database, identity: Identity, lastEventId: string | undefined): Promise<Buffer> => {
  const now = await readLiveTime(database)
  const missed = await missedSince(database, identity, lastEventId)
  return Buffer.concat([Buffer.from(`${PADDING}retry: ${RETRY_MS}\n\n`), ...missed, Buffer.from(`id: ${now}\nevent: heartbeat\ndata: \n\n`)])
}

/** The stream of hints (server-sent events). It says that something changed; what, is asked for as the person who asks. */
export const liveRoute = (hub: LiveHub): ServedRoute => ({
  method: 'GET',
  path: PATH,
  access: signedInAccess,
  call: undefined,
  mount: (app, { database, identify }) => {
    app.addHook('preClose', async () => hub.close())
    app.route({
      method: 'GET',
      url: PATH,
      schema: { summary: 'Hints about what changed, as server-sent events', tags: ['live'] },
      handler: async (request: FastifyRequest, reply: FastifyReply) => {
        const identity = await admit(request, signedInAccess, identify)
        if (!hub.hasRoomFor(identity)) refuse('too_many_requests', { retryAfterSeconds: RETRY_FULL_SECONDS })
        const { cookie } = request.headers
        const lastEventId = request.headers['last-event-id']
        reply.hijack()
        for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
        reply.raw.writeHead(200, {
          'content-type': 'text/event-stream; charset=utf-8',
          'cache-control': 'no-store, no-transform',
          // nginx collects answers unless told otherwise
          'x-accel-buffering': 'no',
        })
        reply.raw.flushHeaders()
        const stream = hub.join({
          sink: reply.raw,
          identity,
          cookieHeader: cookie,
          catchUp: () => opening(database, identity, typeof lastEventId === 'string' ? lastEventId : undefined),
        })
        request.raw.on('close', () => stream.close())
      },
    })
  },
})
