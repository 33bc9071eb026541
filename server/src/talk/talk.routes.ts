import { readsForPrefecture } from '@tasuki/domain/account/actor'
import { searchWords } from '@tasuki/domain/talk/search-spelling.rules'
import {
  deleteMessageCall,
  editMessageCall,
  findMessagesCall,
  getRoomCall,
  listMessagesCall,
  listReadersCall,
  listRoomPeopleCall,
  listRoomsCall,
  markReadCall, reportMessageCall,
  postMessageCall,
} from '@tasuki/domain/talk/talk.contract'
import { memberAccess, readerAccess } from '../platform/http/access'
import { serve, serveKeepingKey, type ServedRequest, type ServedRoute } from '../platform/http/serve'
import { deleteMessageCommand, editMessageCommand } from './change-message'
import { getLine } from './line.view'
import { findMessages } from './find-messages'
import { listMessages } from './list-messages'
import { listReaders } from './list-readers'
import { getRoom, listRooms } from './list-rooms'
import { reportMessageCommand } from './hide-message'
import { markReadCommand } from './mark-read'
import { postMessageCommand } from './post-message'
import { listRoomPeople } from './room-people'

const PAGE = 50

/** The prefecture's reading writes an audit entry in the same transaction; everybody else's only reads. */
const runReading = ({ actor, runQuery, runCommand }: Pick<ServedRequest, 'actor' | 'runQuery' | 'runCommand'>) => (readsForPrefecture(actor) ? runCommand : runQuery)

export const talkRoutes: readonly ServedRoute[] = [
  serve(listRoomsCall, memberAccess, ({ query, runQuery }) =>
    runQuery((tx) => listRooms(tx, { unreadOnly: query.unreadOnly === '1', mine: query.mine === '1', limit: query.limit ?? PAGE, offset: query.offset ?? 0 })),
  ),

  serve(getRoomCall, readerAccess, (request) => runReading(request)((tx) => getRoom(tx, request.params.roomId))),

  serve(listMessagesCall, readerAccess, (request) => {
    const { after, before, editedAfter, limit } = request.query
    return runReading(request)((tx) => listMessages(tx, { roomId: request.params.roomId, after, before, editedAfter, limit: limit ?? PAGE }))
  }),

  // The line itself keeps its key, for good: no answer has to be stored beside it, and it is one also after days (rule 63).
  serveKeepingKey(postMessageCall, memberAccess, ({ params, body, idempotencyKey, runCommand }) =>
    runCommand((tx) => postMessageCommand(tx, { roomId: params.roomId, ...body, key: idempotencyKey })),
  ),

  serve(editMessageCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => editMessageCommand(tx, { ...params, ...body }), (tx) => getLine(tx, params))),

  serve(deleteMessageCall, memberAccess, ({ params, runAndView }) => runAndView((tx) => deleteMessageCommand(tx, params), (tx) => getLine(tx, params))),

  serve(listRoomPeopleCall, memberAccess, async ({ params, runQuery }) => ({ people: await runQuery((tx) => listRoomPeople(tx, params.roomId)) })),

  serve(listReadersCall, readerAccess, (request) => runReading(request)(async (tx) => ({ readers: await listReaders(tx, request.params.roomId) }))),

  serve(findMessagesCall, memberAccess, ({ query, runQuery }) =>
    runQuery((tx) =>
      findMessages(tx, { words: searchWords(query.q ?? ''), mentionsMine: query.mentions === 'mine', inChargeOnly: query.mine === '1', roomId: query.roomId, limit: query.limit ?? PAGE, offset: query.offset ?? 0 }),
    ),
  ),

  serve(reportMessageCall, readerAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await reportMessageCommand(tx, params.messageId)
      return null
    }),
  ),

  serve(markReadCall, memberAccess, ({ params, body, runCommand }) => runCommand((tx) => markReadCommand(tx, { roomId: params.roomId, seq: body.seq }))),
]
