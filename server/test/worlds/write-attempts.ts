import type { Actor } from '@tasuki/domain/account/actor'
import { CASE_STATUS, INQUIRY_STATE } from '@tasuki/domain/transfer/case-status'
import { relationToCase } from '@tasuki/domain/transfer/transfer.policy'
import { actorsOf, type VisibilityWorld } from './visibility-world'
import type { Attempt } from './try-writes'
import { EVENT_KINDS, MAY_UPDATE, mayMoveInquiry, otherValue, STATES, takenAlong } from './write-rights'

export type WriteAttempt = Attempt & { actor: Actor }

export type TableColumn = { table: string; name: string; type: string }

/** Rooms opened beforehand for inquiries that don't exist yet: one for an offer of a hospital, one in which it poses as the sender. */
export type SpareRoom = { caseIndex: number; hospital: number; other: number; inquiryId: string; roomId: string; posing: boolean }

export const OTHER_PERSON = '00000000-0000-4000-8000-000000000002'
const PERSON = '00000000-0000-4000-8000-000000000001'

type Target = { table: string; where: string; as: string; closed?: boolean }

const quoted = (value: string | null): string => (value === null ? 'null' : `'${value}'`)

const attach = (to: { kind: 'case' | 'room'; id: string }, by: { hospital: string; person: string }): string =>
  `insert into document (subject_kind, subject_id, uploader_hospital_id, uploader_person_id, uploader_name, kind, content_type, bytes, pages, sha256, storage_key, has_thumbnail, masked_by, masked_at, created_at) values ('${to.kind}', '${to.id}', ${by.hospital}, '${by.person}', '', 'other', 'image/png', 1, 1, '${'0'.repeat(64)}', 'x', false, '${by.person}', now(), now())`

/** What one actor could try, part by part of the world. */
class AttemptsOfActor {
  readonly list: WriteAttempt[] = []
  readonly #world: VisibilityWorld
  readonly #actor: Actor
  readonly #self: VisibilityWorld['hospitals'][number] | undefined

  constructor(world: VisibilityWorld, actor: Actor) {
    this.#world = world
    this.#actor = actor
    this.#self = world.hospitals.find((hospital) => actor.kind === 'member' && hospital.id === actor.hospitalId)
  }

  get #outside(): string | undefined {
    if (this.#actor.kind !== 'member') return this.#actor.kind
    return this.#self?.use === 'active' ? undefined : 'inactive'
  }

  get #another(): string {
    return quoted(this.#id(this.#id(0) === this.#self?.id ? 1 : 0))
  }

  #id = (index: number): string => this.#world.hospitals[index]?.id ?? ''

  #add(attempt: Omit<WriteAttempt, 'actor' | 'along'> & { along?: WriteAttempt['along'] }): void {
    this.list.push({ along: {}, ...attempt, actor: this.#actor })
  }

  #asOfCase(one: VisibilityWorld['cases'][number]): string {
    const facts = { sent: one.sent, senderHospitalId: this.#id(one.sender), status: one.status, visibility: one.visibility, destinationCodes: one.destinationCodes }
    const inquiries = one.inquiries.map((inquiry) => ({ hospitalId: this.#id(inquiry.hospital), state: inquiry.state }))
    const hospital = this.#self && { municipalityCode: this.#self.municipality, active: this.#self.use === 'active' }
    return this.#outside ?? relationToCase(this.#actor, hospital, { ...facts, inquiries }) ?? 'stranger'
  }

  #asOfInquiry(one: VisibilityWorld['cases'][number], inquiry: VisibilityWorld['cases'][number]['inquiries'][number]): string {
    if (this.#outside !== undefined) return this.#outside
    if (this.#id(one.sender) === this.#self?.id) return 'sender'
    if (this.#id(inquiry.hospital) !== this.#self?.id) return 'stranger'
    if (INQUIRY_STATE[inquiry.state].answerable) return 'answering'
    return INQUIRY_STATE[inquiry.state].live ? 'settled' : 'former'
  }

  #asOfRoom(one: VisibilityWorld['cases'][number], inquiry: VisibilityWorld['cases'][number]['inquiries'][number]): string {
    const as = this.#asOfInquiry(one, inquiry)
    if (as === 'sender') return 'member'
    if (as !== 'answering' && as !== 'settled' && as !== 'former') return as
    return inquiry.roomReadable === 'no longer' ? 'shut out' : 'member'
  }

  /** Each column of the row by itself, and the row's end. */
  #changes(columns: readonly TableColumn[], target: Target): void {
    const { table, as, where } = target
    const strangerId = this.#self?.id ?? this.#id(0)
    for (const column of columns.filter((one) => one.table === table)) {
      if (table === 'inquiry' && (column.name === 'state' || column.name === 'paused_from')) continue
      this.#add({
        key: `update ${table}.${column.name} as ${as}`,
        sql: `update ${table} set ${column.name} = ${otherValue(column, { closed: target.closed === true, hospitalId: strangerId, personId: PERSON })} where ${where}`,
        allowed: MAY_UPDATE[table]?.[as]?.includes(column.name) === true,
        along: takenAlong(table, column.name),
      })
    }
    if (table === 'transfer_case') return
    this.#add({
      key: `delete ${table} as ${as}`,
      sql: `delete from ${table} where ${where}`,
      allowed: (table === 'document' || table === 'message_document' || table === 'message_mention') && as === 'system',
      along: { [table]: ['*'], ...(table === 'message_document' && { message_search: ['*'] }) },
      // Rooms go with their case when its time is over; here it is still there.
      ...(table === 'room' && as === 'system' && { foreignKey: true }),
    })
  }

  ofCase(columns: readonly TableColumn[], one: VisibilityWorld['cases'][number]): void {
    const as = this.#asOfCase(one)
    const sender = quoted(this.#id(one.sender))
    const own = quoted(this.#self?.id ?? null)
    const where = `id = '${one.id}'`
    this.#changes(columns, { table: 'transfer_case', where, as, closed: CASE_STATUS[one.status].closed })
    this.#changes(columns, { table: 'open_case_area', where: `case_id = '${one.id}'`, as })
    this.#changes(columns, { table: 'transfer_event', where: `case_id = '${one.id}' and hospital_id is null`, as })
    this.#changes(columns, { table: 'document', where: `id = '${one.id}'`, as })
    const add = (hospital: string, person: string) => attach({ kind: 'case', id: one.id }, { hospital, person })
    if (this.#self) this.#add({ key: `attach as ${as}`, sql: add(own, PERSON), allowed: as === 'sender', along: { document: ['*'] } })
    if (this.#self) this.#add({ key: `attach in another's name as ${as}`, sql: add(own, OTHER_PERSON), allowed: false })
    if (this.#self) this.#add({ key: `attach as another hospital, as ${as}`, sql: add(this.#another, PERSON), allowed: false })
    this.#changes(columns, { table: 'record_change', where: `case_id = '${one.id}'`, as })
    const changed = (by: string) => `insert into record_change (case_id, sender_hospital_id, revision, at, record_before, record_after) values ('${one.id}', ${by}, 2, now(), '{}', '{}')`
    this.#add({ key: `tell a change as ${as}`, sql: changed(sender), allowed: as === 'sender' || as === 'system', along: { record_change: ['*'] } })
    if (as !== 'sender' && as !== 'system' && this.#self) this.#add({ key: `tell a change posing as the sender, as ${as}`, sql: changed(own), allowed: false, foreignKey: true })
    const whole = { document: ['*'], record_change: ['*'], transfer_case: ['*'], inquiry: ['*'], open_case_area: ['*'], transfer_event: ['*'] }
    this.#add({ key: `delete transfer_case (${one.status === 'draft' ? 'draft' : 'sent'}) as ${as}`, sql: `delete from transfer_case where ${where}`, allowed: as === 'system' || (one.status === 'draft' && as === 'sender'), along: whole })
    this.#add({ key: `give the case away as ${as}`, sql: `select give_case_to_sender('${one.id}', ${quoted(this.#self?.id ?? this.#id((one.sender + 1) % 5))})`, allowed: as === 'system', along: whole })
    this.#add({ key: `insert open_case_area as ${as}`, sql: `insert into open_case_area values ('${one.id}', ${sender}, '14999')`, allowed: false })
    for (const [role, kinds] of Object.entries(EVENT_KINDS)) {
      for (const kind of kinds) {
        const event = (values: { sender: string; hospital: string; author: string }) =>
          `insert into transfer_event (case_id, sender_hospital_id, hospital_id, at, kind, actor_hospital_id) values ('${one.id}', ${values.sender}, ${values.hospital}, now(), '${kind}', ${values.author})`
        const may = as === 'system' || as === role
        const along = { transfer_event: ['*'] }
        this.#add({ key: `tell ${kind} as ${as}`, sql: event({ sender, hospital: own, author: own }), allowed: may, along })
        this.#add({ key: `tell ${kind} in another's name as ${as}`, sql: event({ sender, hospital: own, author: this.#another }), allowed: as === 'system', along })
        if (as !== 'system') this.#add({ key: `tell ${kind} posing as the sender, as ${as}`, sql: event({ sender: own, hospital: own, author: own }), allowed: as === 'sender' && may, along, foreignKey: true })
      }
    }
  }

  ofInquiry(columns: readonly TableColumn[], one: VisibilityWorld['cases'][number], inquiry: VisibilityWorld['cases'][number]['inquiries'][number]): void {
    const as = this.#asOfInquiry(one, inquiry)
    const where = `id = '${inquiry.id}'`
    this.#changes(columns, { table: 'inquiry', where, as })
    for (const state of STATES) {
      const set = (column: string) => `update inquiry set ${column} = '${state}' where ${where}`
      const kind = state === inquiry.state ? 'the same' : state
      this.#add({ key: `move inquiry to ${kind} as ${as}`, sql: set('state'), allowed: mayMoveInquiry(as, inquiry.state, state), along: { inquiry: ['state'] } })
      this.#add({ key: `remember ${kind} as ${as}`, sql: set('paused_from'), allowed: as === 'system' || (as === 'sender' && state === inquiry.state), along: { inquiry: ['paused_from'] } })
    }
    const roomAs = this.#asOfRoom(one, inquiry)
    const room = `room_id = '${inquiry.roomId}'`
    this.#changes(columns, { table: 'room', where: `id = '${inquiry.roomId}'`, as: roomAs })
    this.#changes(columns, { table: 'room_member', where: `${room} and hospital_id = ${quoted(this.#id(inquiry.hospital))}`, as: roomAs })
    this.#changes(columns, { table: 'message', where: room, as: roomAs })
    this.#changes(columns, { table: 'read_mark', where: room, as: roomAs })
    this.#changes(columns, { table: 'message_version', where: `message_id = '${inquiry.roomId}'`, as: roomAs })
    this.#changes(columns, { table: 'message_mention', where: room, as: roomAs })
    this.#changes(columns, { table: 'message_document', where: room, as: roomAs })
    this.#changes(columns, { table: 'message_search', where: room, as: roomAs })
    this.#changes(columns, { table: 'document', where: `id = '${inquiry.roomId}'`, as })
    const attachAs = as === 'sender' || (INQUIRY_STATE[inquiry.state].seesRecord && inquiry.roomReadable === 'always' && (as === 'answering' || as === 'settled'))
    if (this.#self)
      this.#add({
        key: `attach to the talk as ${as}`,
        sql: attach({ kind: 'room', id: inquiry.roomId }, { hospital: quoted(this.#self.id), person: PERSON }),
        allowed: attachAs,
        along: { document: ['*'] },
      })
    this.#add({ key: `erase a history as ${roomAs}`, sql: `select erase_message_versions('${inquiry.roomId}')`, allowed: roomAs === 'system', along: { message_version: ['*'] } })
    const inside = roomAs === 'member' || roomAs === 'system'
    const own = quoted(this.#self?.id ?? null)
    const say = (author: string, person: string) => `insert into message (room_id, seq, kind, author_hospital_id, author_person_id, sent_at) values ('${inquiry.roomId}', 2, 'text', ${author}, '${person}', now())`
    this.#add({ key: `say as ${roomAs}`, sql: say(own, PERSON), allowed: inside, along: { message: ['*'] } })
    this.#add({ key: `say in another hospital's name as ${roomAs}`, sql: say(this.#another, PERSON), allowed: roomAs === 'system', along: { message: ['*'] } })
    this.#add({ key: `say in another person's name as ${roomAs}`, sql: say(own, OTHER_PERSON), allowed: roomAs === 'system', along: { message: ['*'] } })
    this.#add({ key: `mark read as ${roomAs}`, sql: `insert into read_mark (room_id, person_id) values ('${inquiry.roomId}', '${PERSON}')`, allowed: inside, along: { read_mark: ['*'] } })
    this.#add({ key: `count a line and its time as ${roomAs}`, sql: `update room set last_seq = last_seq + 1, last_message_at = '2026-07-03' where id = '${inquiry.roomId}'`, allowed: inside, along: { room: ['last_seq', 'last_message_at'], room_member: ['last_message_at'] } })
    this.#add({ key: `count an edit as ${roomAs}`, sql: `update room set last_edit = last_edit + 1 where id = '${inquiry.roomId}'`, allowed: inside, along: { room: ['last_edit'] } })
    this.#add({ key: `count an edit with a line as ${roomAs}`, sql: `update room set last_edit = last_edit + 1, last_seq = last_seq + 1 where id = '${inquiry.roomId}'`, allowed: roomAs === 'system', along: { room: ['last_seq', 'last_edit'] } })
    this.#add({ key: `speak to somebody in another's line as ${roomAs}`, sql: `insert into message_mention (message_id, room_id, seq, person_id, person_name) values ('${inquiry.roomId}', '${inquiry.roomId}', 1, '${PERSON}', 'x')`, allowed: roomAs === 'system', along: { message_mention: ['*'] } })
    this.#add({ key: `carry another's document in another's line as ${roomAs}`, sql: `insert into message_document (document_id, message_id, room_id, place, kind) values (gen_random_uuid(), '${inquiry.roomId}', '${inquiry.roomId}', 1, 'other')`, allowed: roomAs === 'system', along: { message_document: ['*'], message_search: ['*'] } })
    this.#add({ key: `skip a line as ${roomAs}`, sql: `update room set last_seq = last_seq + 2 where id = '${inquiry.roomId}'`, allowed: roomAs === 'system', along: { room: ['last_seq'] } })
    const joining = this.#world.hospitals.findIndex((_, index) => index !== one.sender && index !== inquiry.hospital)
    this.#add({ key: `insert room_member as ${roomAs}`, sql: `insert into room_member (room_id, hospital_id, last_message_at) values ('${inquiry.roomId}', '${this.#id(joining)}', now())`, allowed: roomAs === 'system', along: { room_member: ['*'] } })
  }

  /** Asking, and offering unasked, with a room that was opened for it. */
  ofSpareRoom(one: VisibilityWorld['cases'][number], spare: SpareRoom): void {
    const { hospital, other, inquiryId, roomId, posing } = spare
    const as = this.#asOfCase(one)
    const insert = (values: { sender: number; hospital: number; origin: string; state: string }) =>
      `insert into inquiry (id, case_id, sender_hospital_id, case_code, hospital_id, room_id, origin, state, sent_at) values ('${inquiryId}', '${one.id}', '${this.#id(values.sender)}', '', '${this.#id(values.hospital)}', '${roomId}', '${values.origin}', '${values.state}', now())`
    const along = { inquiry: ['*'] }
    if (posing) {
      if (this.#self?.id !== this.#id(hospital)) return
      this.#add({ key: `ask for another's case as ${as}`, sql: insert({ sender: hospital, hospital: other, origin: 'asked', state: 'unread' }), allowed: false })
      return
    }
    const self = this.#self?.id === this.#id(hospital)
    const asks = as === 'sender' ? 'sender' : `${as}${self ? ' itself' : ''}`
    this.#add({ key: `ask as ${asks}`, sql: insert({ sender: one.sender, hospital, origin: 'asked', state: 'unread' }), allowed: as === 'sender' || as === 'system', along })
    this.#add({ key: `ask with an answer as ${asks}`, sql: insert({ sender: one.sender, hospital, origin: 'asked', state: 'accepted' }), allowed: as === 'system', along })
    const inArea = one.visibility === 'S2' && one.status === 'recruiting' && this.#self !== undefined && one.destinationCodes.includes(this.#self.municipality)
    this.#add({ key: `offer as ${asks}`, sql: insert({ sender: one.sender, hospital, origin: 'reverse_offer', state: 'accepted' }), allowed: as === 'system' || (this.#outside === undefined && self && inArea), along })
    this.#add({ key: `offer unread as ${asks}`, sql: insert({ sender: one.sender, hospital, origin: 'reverse_offer', state: 'unread' }), allowed: as === 'system', along })
  }

  ofTheHouse(columns: readonly TableColumn[]): void {
    const as = this.#outside ?? 'member'
    const own = quoted(this.#self?.id ?? null)
    const system = as === 'system'
    for (const hospital of this.#world.hospitals) this.#changes(columns, { table: 'hospital', where: `id = '${hospital.id}'`, as: hospital.id === this.#self?.id ? `own (${as})` : as })
    this.#changes(columns, { table: 'person', where: `id = '${OTHER_PERSON}'`, as })
    this.#changes(columns, { table: 'setting', where: `key = 'x'`, as })
    this.#changes(columns, { table: 'care_need', where: `code = 'oxygen'`, as })
    this.#changes(columns, { table: 'audit_entry', where: 'true', as })
    const add = (what: string, sql: string, allowed: boolean) => this.#add({ key: `${what} as ${as}`, sql: `insert into ${sql}`, allowed, along: { [sql.split(' ')[0] ?? '']: ['*'] } })
    add('insert hospital', `hospital (name, prefecture_code, municipality_code) values ('x', '14', '14101')`, system)
    add('insert person', `person (role, login_id, display_name) values ('officer', 'x', 'x')`, system)
    add('insert care_need', `care_need (code, care_group, label, label_en, position) values ('x', 'renal', 'x', 'x', 1)`, false)
    add('insert setting', `setting values ('y', '1')`, system || as === 'officer')
    add('insert room', `room (subject_kind, subject_id, subject_label, member_hospital_ids, last_message_at, created_at) values ('x', gen_random_uuid(), '', '{}', now(), now())`, system)
    const newCase = (values: { sender: string; status: string; by: string }) =>
      `transfer_case (code, sender_hospital_id, status, record, created_by, created_at, updated_at) values ('x', ${values.sender}, '${values.status}', '{}', '${values.by}', now(), now())`
    if (this.#self) add('register', newCase({ sender: own, status: 'draft', by: PERSON }), as === 'member')
    if (this.#self) add('register as sent', newCase({ sender: own, status: 'recruiting', by: PERSON }), false)
    if (this.#self) add('register for a colleague', newCase({ sender: own, status: 'draft', by: OTHER_PERSON }), false)
    add('register for another hospital', newCase({ sender: this.#another, status: 'draft', by: PERSON }), system)
    const kind = this.#actor.kind
    const entry = (values: { kind: string; person: string; hospital: string }) => `audit_entry (at, actor_kind, person_id, hospital_id, act, subject_kind) values (now(), '${values.kind}', ${values.person}, ${values.hospital}, 'x', 'x')`
    const person = quoted('personId' in this.#actor ? this.#actor.personId : null)
    add('write down', entry({ kind, person, hospital: own }), true)
    if (!system) add('write down as the system', entry({ kind: 'system', person: 'null', hospital: 'null' }), false)
    if (kind !== 'officer') add('write down as the prefecture', entry({ kind: 'officer', person: quoted(PERSON), hospital: 'null' }), false)
    add("write down in another's name", entry({ kind: 'member', person: quoted(OTHER_PERSON), hospital: this.#another }), false)
  }
}

/** Everything anybody could try in this world, each with what it must come to. */
export const attemptsIn = (world: VisibilityWorld, columns: readonly TableColumn[], spares: readonly SpareRoom[]): WriteAttempt[] =>
  actorsOf(world).flatMap((actor) => {
    const attempts = new AttemptsOfActor(world, actor)
    for (const one of world.cases) {
      attempts.ofCase(columns, one)
      for (const inquiry of one.inquiries) attempts.ofInquiry(columns, one, inquiry)
    }
    for (const spare of spares) {
      const one = world.cases[spare.caseIndex]
      if (one) attempts.ofSpareRoom(one, spare)
    }
    attempts.ofTheHouse(columns)
    return attempts.list
  })
