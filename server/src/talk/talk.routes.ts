import { getRoomCall, listMessagesCall, listRoomsCall, markReadCall, postMessageCall } from '@tasuki/domain/talk/talk.contract'
import { memberAccess, signedInAccess } from '../platform/http/access'
import { serve, type ServedRequest, type ServedRoute } from '../platform/http/serve'
import { listMessages } from './list-messages'
import { getRoom, listRooms } from './list-rooms'
import { markReadCommand } from './mark-read'
import { postMessageCommand } from './post-message'

const PAGE = 50

/** The prefecture's reading writes an audit entry in the same transaction; everybody else's only reads. */
const runReading = ({ actor, runQuery, runCommand }: Pick<ServedRequest, 'actor' | 'runQuery' | 'runCommand'>) => (actor.kind === 'officer' ? runCommand : runQuery)

export const talkRoutes: readonly ServedRoute[] = [
  serve(listRoomsCall, memberAccess, ({ query, runQuery }) =>
    runQuery((tx) => listRooms(tx, { unreadOnly: query.unreadOnly === '1', mine: query.mine === '1', limit: query.limit ?? PAGE, offset: query.offset ?? 0 })),
  ),

  serve(getRoomCall, signedInAccess, (request) => runReading(request)((tx) => getRoom(tx, request.params.roomId))),

  serve(listMessagesCall, signedInAccess, (request) => {
    const { after, before, limit } = request.query
    return runReading(request)((tx) => listMessages(tx, { roomId: request.params.roomId, after, before, limit: limit ?? PAGE }))
  }),

  serve(postMessageCall, memberAccess, ({ params, body, runCommand }) => runCommand((tx) => postMessageCommand(tx, { roomId: params.roomId, body: body.body }))),

  serve(markReadCall, memberAccess, ({ params, body, runCommand }) => runCommand((tx) => markReadCommand(tx, { roomId: params.roomId, seq: body.seq }))),
]
