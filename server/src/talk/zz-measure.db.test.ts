import pg from 'pg'
import { it } from 'vitest'
import { openSmallHouse } from '../../test/worlds/small-house'
import { withReader } from '../platform/db/transaction'
import { listMessages } from './list-messages'
import { listRooms } from './list-rooms'
import { markReadCommand } from './mark-read'
import { postMessageCommand } from './post-message'
import { countUnreadRooms, findRoomDigests } from './room-digest'

it('measures', async () => {
  const house = await openSmallHouse()
  const { sato, suzuki, tanaka } = house.actors
  const su = new pg.Client({ connectionString: house.testDatabase.superuserUrl })
  await su.connect()
  const ROOMS = Number(process.env.ROOMS ?? 3000)
  await su.query(`alter table room disable trigger all`)
  await su.query(`insert into room (subject_kind, subject_id, subject_label, member_hospital_ids, last_seq, last_message_at, created_at)
    select 't', gen_random_uuid(), 'L', array[$1::uuid,$2::uuid], 20, now() - make_interval(mins => i), now() from generate_series(1, ${ROOMS}) i`, [sato.hospitalId, tanaka.hospitalId])
  await su.query(`insert into room_member (room_id, hospital_id, last_message_at) select id, unnest(member_hospital_ids), last_message_at from room`)
  await su.query(`insert into message (room_id, seq, kind, body, author_hospital_id, author_hospital_name, author_person_id, author_person_name, sent_at)
    select r.id, s, 'text', repeat('転院', 30), case when s % 2 = 0 then $1::uuid else $2::uuid end, 'H', null, 'P', now() from room r, generate_series(1,20) s`, [sato.hospitalId, tanaka.hospitalId])
  await su.query(`insert into read_mark select id, $1, 20 - (case when random() < 0.02 then 3 else 0 end) from room`, [sato.personId])
  await su.query(`alter table room enable trigger all`)
  await su.query(`vacuum analyze`)
  const ids = (await su.query<{ id: string }>(`select id from room order by random() limit 50`)).rows.map((r) => r.id)
  const time = async (name: string, n: number, work: (i: number) => Promise<unknown>) => {
    await work(0)
    const t: number[] = []
    for (let i = 0; i < n; i++) { const s = performance.now(); await work(i); t.push(performance.now() - s) }
    t.sort((a, b) => a - b)
    console.log(name, 'median', t[n >> 1]?.toFixed(2), 'min', t[0]?.toFixed(2), 'ms')
  }
  const q = (actor: typeof sato, work: Parameters<typeof withReader>[2]) => () => withReader(house.database, actor, work)
  await time('listRooms read person', 15, q(sato, (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0 })))
  await time('listRooms new person (all unread)', 7, q(suzuki, (tx) => listRooms(tx, { unreadOnly: false, limit: 50, offset: 0 })))
  await time('countUnread read person', 15, q(sato, countUnreadRooms))
  await time('countUnread new person', 7, q(suzuki, countUnreadRooms))
  await time('digests of 50', 15, q(sato, (tx) => findRoomDigests(tx, ids)))
  await time('listMessages', 30, q(sato, (tx) => listMessages(tx, { roomId: ids[0]!, after: undefined, before: undefined, limit: 50 })))
  await time('listMessages after', 30, q(sato, (tx) => listMessages(tx, { roomId: ids[0]!, after: 18, before: undefined, limit: 50 })))
  await time('markRead', 30, (i) => house.as(sato, (tx) => markReadCommand(tx, { roomId: ids[i % 50]!, seq: 20 })))
  await time('post', 300, (i) => house.as(sato, (tx) => postMessageCommand(tx, { roomId: ids[i % 50]!, body: `hello ${i}` })))
  const s = performance.now()
  let done = 0
  await Promise.all(Array.from({ length: 16 }, async (_, w) => { for (let i = 0; i < 150; i++) { await house.as(w % 2 ? sato : tanaka, (tx) => postMessageCommand(tx, { roomId: ids[(w * 3 + i) % 50]!, body: 'hello' })); done++ } }))
  console.log('posts/s at 16', (done / (performance.now() - s) * 1000).toFixed(0))
  const app = new pg.Client({ connectionString: house.testDatabase.appUrl })
  await app.connect()
  const explain = async (sql: string, values: unknown[]) => {
    await app.query('begin')
    await app.query(`select set_config('app.actor_kind','member',true),set_config('app.person_id',$1,true),set_config('app.hospital_id',$2,true)`, [sato.personId, sato.hospitalId])
    const { rows } = await app.query(`explain (analyze, costs off, timing on, buffers off) ${sql}`, values)
    console.log(rows.map((r) => r['QUERY PLAN']).join('\n'))
    await app.query('rollback')
  }

  await app.query(`set plan_cache_mode = force_generic_plan`)
  await app.query(`prepare ins(uuid,uuid,uuid,timestamptz) as
    with author as (
      select (select display_name from person where id = $1) as person_name,
             (select name from hospital where id = $2) as hospital_name
    ), counted as (
      update room set last_seq = last_seq + 1, last_message_at = greatest(last_message_at, $4)
      where id = $3 and (state = 'open' or not true)
      returning id, last_seq, last_message_at, member_hospital_ids
    ), said as (
      insert into message (room_id, seq, kind, body, event_type, event_data, author_hospital_id, author_hospital_name, author_person_id, author_person_name, sent_at)
      select counted.id, counted.last_seq, 'text', 'x', null, null,
             $2, coalesce(author.hospital_name, ''), $1, coalesce(author.person_name, ''), counted.last_message_at
      from counted, author
      returning id, seq, sent_at, author_hospital_name, author_person_name
    ), marked as (
      insert into read_mark (room_id, person_id, last_read_seq)
      select counted.id, $1, counted.last_seq from counted where $2 is not null
      on conflict (room_id, person_id) do update set last_read_seq = excluded.last_read_seq
    )
    select said.id, said.seq, said.sent_at from said, counted`)
  const values = `('${sato.personId}','${sato.hospitalId}','${ids[0]}', now())`
  for (let i = 0; i < 3; i++) await explain(`execute ins ${values}`, [])
  await app.end()
  await su.end()
  await house.close()
}, 300_000)
