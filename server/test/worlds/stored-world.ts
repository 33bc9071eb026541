import { createHash } from 'node:crypto'
import type { Actor } from '@tasuki/domain/account/actor'
import { CASE_STATUS } from '@tasuki/domain/transfer/case-status'
import type pg from 'pg'
import type { VisibilityWorld } from './visibility-world'

export const WORLD_NOW = '2026-07-01T03:00:00.000Z'
export const READABLE_UNTIL = { always: null, still: '2026-07-02T00:00:00.000Z', 'no longer': '2026-06-30T00:00:00.000Z' } as const

/** Who has uploaded the world's documents: one to each case and each room. */
const UPLOADER = '00000000-0000-4000-8000-000000000003'

const released = (id: string) => ({ id, check_state: 'released', checked_pages: 1, checked_at: WORLD_NOW })
/** Ids of the world are of version 4. */
const ofVersion = (id: string, version: 5 | 6): string => `${id.slice(0, 14)}${version}${id.slice(15)}`
const unreleased = (id: string) => [
  { id: ofVersion(id, 5), check_state: 'quarantined', checked_pages: 0, checked_at: null },
  { id: ofVersion(id, 6), check_state: 'refused', checked_pages: 1, checked_at: WORLD_NOW },
]

/** The documents beside the one whose id is its subject's: its uploader's hospital's alone (要綱18条). */
export const unreleasedIdsOf = (id: string): string[] => unreleased(id).map((one) => one.id)

export const settingsOf = (actor: Actor): Record<string, string> => ({
  'app.actor_kind': actor.kind === 'anonymous' ? '' : actor.kind,
  'app.person_id': 'personId' in actor ? actor.personId : '',
  'app.hospital_id': 'hospitalId' in actor ? actor.hospitalId : '',
  'app.now': WORLD_NOW,
})

export const actAs = (client: pg.Client, actor: Actor) =>
  client.query({ name: 'act as', text: 'select set_config(setting.key, setting.value, true) from jsonb_each_text($1::jsonb) setting', values: [JSON.stringify(settingsOf(actor))] })

export const insertRows = async (client: pg.Client, table: string, rows: object[]): Promise<void> => {
  if (rows.length === 0) return
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].join(', ')
  const text = `insert into ${table} (${columns}) select ${columns} from jsonb_populate_recordset(null::${table}, $1::jsonb)`
  // Planned once for all worlds.
  await client.query({ name: createHash('sha1').update(text).digest('hex'), text, values: [JSON.stringify(rows)] })
}

/** Written by the program's own role as the system, so that the trigger that keeps the area's rows runs as in life. */
export const storeWorld = async (client: pg.Client, world: VisibilityWorld): Promise<void> => {
  await actAs(client, { kind: 'system', name: 'test' })
  const at = { created_at: WORLD_NOW, updated_at: WORLD_NOW }
  await insertRows(
    client,
    'hospital',
    world.hospitals.map(({ id, municipality, use }) => ({ id, use, name: '', prefecture_code: '14', municipality_code: municipality, ...at })),
  )
  const hospital = (index: number) => world.hospitals[index]?.id
  await insertRows(
    client,
    'transfer_case',
    world.cases.map((one) => ({
      id: one.id, code: one.id, sender_hospital_id: hospital(one.sender), status: one.status, visibility: one.visibility, record: {}, destination_codes: one.destinationCodes, ...at,
      sent_at: one.sent ? WORLD_NOW : null,
      destination_text: one.status === 'completed' ? 'x' : '',
      closed_at: CASE_STATUS[one.status].closed ? WORLD_NOW : null,
      end_reason: one.status === 'ended' ? 'home' : null,
      transfer_date: one.status === 'completed' ? '2026-06-30' : null,
    })),
  )
  const paper = { uploader_person_id: UPLOADER, uploader_name: '', kind: 'other', title: '', content_type: 'application/pdf', bytes: 1, pages: 1, sha256: '0'.repeat(64), has_thumbnail: true, masked_by: UPLOADER, masked_at: WORLD_NOW, created_at: WORLD_NOW, posted_at: WORLD_NOW }
  /** Of each subject one document that is out, one that is being looked through, and one that was sent back. */
  const papersOf = (of: { kind: 'case' | 'room'; id: string; uploader: string | undefined }) =>
    [released(of.id), ...unreleased(of.id)].map((one) => ({ ...paper, ...one, subject_kind: of.kind, subject_id: of.id, uploader_hospital_id: of.uploader, storage_key: one.id }))
  await insertRows(client, 'person', [{ id: UPLOADER, role: 'officer', login_id: UPLOADER, display_name: '', display_kana: '', department: '', email: '', active: true, created_at: WORLD_NOW }])
  await insertRows(
    client,
    'document',
    world.cases.flatMap((one) => papersOf({ kind: 'case', id: one.id, uploader: hospital(one.sender) })),
  )
  const asked = world.cases.flatMap((one) => one.inquiries.map((inquiry) => ({ ...inquiry, of: one })))
  await insertRows(
    client,
    'room',
    asked.map((one) => ({ id: one.roomId, subject_kind: 'inquiry', subject_id: one.id, subject_label: '', member_hospital_ids: [hospital(one.of.sender), hospital(one.hospital)], last_seq: 1, last_message_at: WORLD_NOW, created_at: WORLD_NOW })),
  )
  await insertRows(
    client,
    'room_member',
    asked.flatMap((one) => [
      { room_id: one.roomId, hospital_id: hospital(one.of.sender), readable_until: null, last_message_at: WORLD_NOW },
      { room_id: one.roomId, hospital_id: hospital(one.hospital), readable_until: READABLE_UNTIL[one.roomReadable], last_message_at: WORLD_NOW },
    ]),
  )
  await insertRows(
    client,
    'document',
    asked.flatMap((one) => papersOf({ kind: 'room', id: one.roomId, uploader: hospital(one.of.sender) })),
  )
  await insertRows(
    client,
    'message',
    asked.map((one) => ({ id: one.roomId, room_id: one.roomId, seq: 1, kind: 'text', body: 'x', sent_at: WORLD_NOW })),
  )
  await insertRows(
    client,
    'inquiry',
    asked.map((one) => ({ id: one.id, case_id: one.of.id, case_code: '', sender_hospital_id: hospital(one.of.sender), hospital_id: hospital(one.hospital), room_id: one.roomId, origin: 'asked', state: one.state, sent_at: WORLD_NOW })),
  )
}
