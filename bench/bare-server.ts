import http from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { WebSocket, WebSocketServer } from 'ws'
import { MATCHING_STATEMENT } from '../server/test/matching-statement'

/** The 50 newest open cases that hospital $1 of area 1 may see: the plain rule over typed columns. */
export const LIST_STATEMENT = `
select c.id, c.hospital_id, c.area, c.status, c.visibility, c.age, c.sex, c.disease, c.purpose, c.summary, c.created_at
from floor.cases c
where c.status = 'open'
  and (c.hospital_id = $1 or (c.visibility = 'area' and c.area = 1)
       or exists (select 1 from floor.candidates x where x.case_id = c.id and x.hospital_id = $1))
order by c.created_at desc limit 50`

/** A lesser search: hospitals that accept eight needs, as boolean columns, by distance. No △, no counts, no reasons. */
const FILTER_STATEMENT = `
select f.id, f.name, f.latitude, f.longitude,
       2*6371*asin(sqrt(pow(sin(radians(f.latitude-o.latitude)/2),2)+cos(radians(o.latitude))*cos(radians(f.latitude))*pow(sin(radians(f.longitude-o.longitude)/2),2))) as km
from floor.hospitals o, floor.hospitals f
where o.id = $1 and f.id <> o.id and f.oxygen and f.suction and f.gastrostomy and f.dialysis and f.insulin and f.pressure_ulcer and f.rehabilitation and f.mrsa
order by km limit 50`

const INSERT_STATEMENT = 'insert into floor.messages (room_id, hospital_id, body) values ($1, $2, $3) returning id'

const bodyOf = async (request: http.IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

const send = (response: http.ServerResponse, text: string): void => {
  const body = Buffer.from(text)
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
  response.end(body)
}

/** What the same work costs without us: node:http and pg, nobody signs in, nothing is checked, nothing is written down. */
export const startBareServer = async (url: string): Promise<number> => {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const asText = { getTypeParser: () => (text: string) => text }
  const answers: Record<string, (hospitalId: string, request: http.IncomingMessage) => Promise<string>> = {
    '/list': async (hospitalId) => JSON.stringify((await pool.query({ name: 'list', text: LIST_STATEMENT, values: [hospitalId], types: asText })).rows),
    '/filter': async (hospitalId) => JSON.stringify((await pool.query({ name: 'filter', text: FILTER_STATEMENT, values: [hospitalId] })).rows),
    '/matching': async (hospitalId, request) => {
      const { patient } = JSON.parse(await bodyOf(request)) as { patient: unknown }
      const { rows } = await pool.query<{ answer: string }>({ name: 'matching', text: MATCHING_STATEMENT, values: [hospitalId, JSON.stringify(patient), [], new Date().toISOString(), 50] })
      return rows[0]?.answer ?? ''
    },
    '/messages': async (hospitalId, request) => {
      const { roomId, body } = JSON.parse(await bodyOf(request)) as { roomId: string; body: string }
      const { rows } = await pool.query<{ id: string }>({ name: 'insert', text: INSERT_STATEMENT, values: [roomId, hospitalId, body] })
      const frame = JSON.stringify({ topic: 'room', id: roomId, seq: Number(rows[0]?.id), body })
      for (const reader of readers.clients) if (reader.readyState === WebSocket.OPEN) reader.send(frame)
      return '{"ok":1}'
    },
  }
  const server = http.createServer((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer === undefined) return void response.writeHead(404).end()
    answer(String(request.headers['x-hospital']), request).then(
      (text) => send(response, text),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        response.writeHead(500).end()
      },
    )
  })
  const readers = new WebSocketServer({ server, perMessageDeflate: false })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
