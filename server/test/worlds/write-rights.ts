import { INQUIRY_STATE, type InquiryState } from '@tasuki/domain/transfer/case-status'

/**
 * Who may write which column, said once more in the words of the rules and apart from the database's own grants and
 * policies: what isn't named here, nobody may. The parts are those of `relationTo…` in write-attempts.
 */
const CASE_COLUMNS = [
  'status', 'visibility', 'record', 'destination_codes', 'destination_label', 'version', 'revision', 'person_in_charge_id', 'deputy_id', 'sent_at', 'updated_at', 'transfer_date',
  'confirm_due_at', 'confirmed_at', 'status_before_close', 'closed_at', 'destination_hospital_id', 'destination_text', 'end_reason', 'close_note', 'draft_notice_at', 'hidden_fields',
]
const ANSWER_COLUMNS = ['answer', 'answered_at', 'answered_by', 'answered_revision', 'first_read_at']
const SENDER_COLUMNS = ['chosen_at', 'confirm_due_at', 'transfer_date', 'ended_at', 'end_reason', 'withdraw_reason']

const DOCUMENT_COLUMNS = ['kind', 'title', 'posted_at', 'deleted_at', 'deleted_by']

/** The check's alone: no hospital lets a document of its own out (rule 49). */
const CHECK_COLUMNS = ['check_state', 'checked_pages', 'check_places', 'check_asks', 'check_tries', 'check_held_until', 'checked_at']

export const MAY_UPDATE: Record<string, Record<string, readonly string[]>> = {
  transfer_case: { sender: CASE_COLUMNS, system: CASE_COLUMNS },
  inquiry: {
    sender: ['version', ...SENDER_COLUMNS],
    answering: ['version', ...ANSWER_COLUMNS],
    system: ['version', 'answer_hidden', ...SENDER_COLUMNS, ...ANSWER_COLUMNS],
  },
  room: { member: ['last_seq', 'last_edit'], system: ['last_seq', 'last_edit', 'last_message_at', 'state', 'member_hospital_ids'] },
  room_member: { system: ['hospital_id', 'readable_until', 'person_in_charge_id', 'deputy_id', 'told_unread_seq'] },
  read_mark: { system: ['last_read_seq'] },
  hospital: {
    system: [
      'name', 'name_kana', 'short_name', 'use', 'navii_id', 'institution_code', 'prefecture_code', 'municipality_code', 'address', 'postal_code', 'phone', 'website', 'latitude', 'longitude',
      'licensed_beds', 'corporation', 'updated_at',
    ],
  },
  person: { system: ['auth_user_id', 'display_name', 'display_kana', 'department', 'email', 'active', 'acts_until', 'role', 'shared_mailbox', 'signed_in_at'] },
  document: { sender: DOCUMENT_COLUMNS, system: [...DOCUMENT_COLUMNS, 'hidden_at', 'hidden_by', ...CHECK_COLUMNS] },
  setting: { system: ['value'], officer: ['value'] },
  open_case_area: {},
  transfer_event: {},
  record_change: { system: ['record_before', 'record_after'] },
  // The line of this world is nobody's; one's own stand in talk's message-rights test.
  message: { system: ['hidden', 'event_data', 'body', 'edit_no', 'edited_at', 'deleted_at'] },
  message_version: {},
  message_mention: {},
  message_document: { system: ['gone', 'document_id', 'kind'] },
  message_search: {},
  audit_entry: {},
  care_need: {},
}

/** The asked hospital's own words; what the sender makes of them is choosing, pausing, withdrawing, ending. */
export const mayMoveInquiry = (as: string, from: InquiryState, to: InquiryState): boolean => {
  if (as === 'system' || ((as === 'sender' || as === 'answering') && from === to)) return true
  if (as === 'sender') return !INQUIRY_STATE[to].answerable
  return as === 'answering' && INQUIRY_STATE[to].answerable && to !== 'unread'
}

export const EVENT_KINDS = { sender: ['registered', 'chosen', 'inquiry_ended'], candidate: ['reverse_offer', 'inquiry_read', 'answered', 'side_assigned'], system: ['confirmed', 'taken_back'] } as const

export const STATES = Object.keys(INQUIRY_STATE) as InquiryState[]

/** What was said of a word is erased whole, by whoever says so. */
const ERASED = { word: `''`, word_key: `''`, note: `''`, withdrawn_at: `'2026-07-03'`, withdrawn_by: `nullif(current_setting('app.person_id', true), '')::uuid` }
const erasedTogether = Object.fromEntries(
  Object.entries(ERASED).map(([column, value]) => [`name_release.${column}`, [value, ...Object.entries(ERASED).flatMap(([other, to]) => (other === column ? [] : [`${other} = ${to}`]))].join(', ')]),
)

/** A value other than the one that stands, by column; else by the column's type. */
export const otherValue = (column: { table: string; name: string; type: string }, row: { closed: boolean; hospitalId: string; personId: string }): string => {
  const { hospitalId, personId } = row
  const special: Record<string, string> = {
    'transfer_case.status': row.closed ? `'recruiting', closed_at = null` : `case status when 'recruiting' then 'held' else 'recruiting' end`,
    'transfer_case.closed_at': row.closed ? `'2026-06-20'` : 'null',
    'transfer_case.visibility': `case visibility when 'S1' then 'S2' else 'S1' end`,
    'transfer_case.end_reason': `'death'`,
    'transfer_case.person_in_charge_id': `'${personId}'`,
    'transfer_case.deputy_id': `'${personId}'`,
    'transfer_case.destination_hospital_id': `'${hospitalId}'`,
    'transfer_case.sender_hospital_id': `'${hospitalId}'`,
    'transfer_case.destination_codes': `array['14101', '14102', '14201', '14999']`,
    'room_member.person_in_charge_id': `'${personId}'`,
    'room_member.deputy_id': `'${personId}'`,
    'inquiry.answer_hidden': `'hidden'`,
    'message.hidden': `'hidden'`,
    'document.kind': `'adl_sheet'`,
    'document.check_state': `case check_state when 'released' then 'refused' else 'released' end, checked_at = '2026-06-20'`,
    'document.checked_at': `'2026-06-20', check_state = 'refused'`,
    'document.checked_pages': `1 - checked_pages`,
    'document.deleted_by': `'${personId}', deleted_at = '2026-06-20'`,
    'document.hidden_at': `'2026-06-20', hidden_by = '${personId}'`,
    'document.hidden_by': `'${personId}', hidden_at = '2026-06-20'`,
    'inquiry.hospital_id': `'${hospitalId}'`,
    'inquiry.sender_hospital_id': `'${hospitalId}'`,
    'hospital_application.state': `'returned'`,
    'hospital_application.hospital_id': `'${hospitalId}'`,
    'hospital_application.terms_version': '1',
    'hospital_application.decided_at': `'2026-06-20', state = 'refused'`,
    'hospital_application.decided_by': `'${personId}'`,
    'hospital_application.representative_id': `'${personId}', state = 'accepted', decided_at = '2026-06-20', hospital_id = '${hospitalId}'`,
    'room.state': `'read_only'`,
    'room_member.hospital_id': `(select h.id from hospital h where h.id not in (select m.hospital_id from room_member m where m.room_id = room_member.room_id) limit 1)`,
    'hospital.use': `case use when 'active' then 'ended' else 'active' end`,
    'hospital.prefecture_code': `'13'`,
    'hospital.municipality_code': `case municipality_code when '14101' then '14102' else '14101' end`,
    'message_document.gone': `'removed'`,
    'message.deleted_at': `'2026-07-03', body = ''`,
    'message.author_hospital_id': `'${hospitalId}'`,
    'person.hospital_id': `'${hospitalId}'`,
    'bed_availability.sex': `'male'`,
    'mail.state': `'sent'`,
    'mail_item.mail_id': '(select m.id from mail m limit 1)',
    'message_template.purpose': `'talk'`,
    'name_report.state': `'restored', decided_at = '2026-07-03'`,
    'name_report.decided_at': `'2026-07-03', state = 'restored'`,
    'name_report.decided_by': `'${personId}'`,
    ...erasedTogether,
    'person.role': `case role when 'officer' then 'coordinator' when 'member' then 'representative' else role end`,
    'document_release.note': `''`,
    'seat_budget.set_by': `'${personId}'`,
    'seat_form.submitted_by': `'${personId}'`,
    'seat_form.decided_by': `'${personId}'`,
    'seat_order.person_id': `'${personId}'`,
    'seat_renewal.answered_by': `'${personId}'`,
    'seat_form.state': `'withdrawn', submitted_at = '2026-07-03'`,
    'seat_form.fiscal_year': `2026, number = 7`,
    'seat_form.number': `7, fiscal_year = 2026`,
    'seat_renewal.accepted_by': `'${personId}', accepted_at = '2026-07-03'`,
    'invoice.state': `'cancelled'`,
    'invoice.sent_at': `'2026-07-03', terms = '{}'`,
    'invoice.terms': `'{"x": 1}', sent_at = '2026-07-03'`,
    'invoice.paid_on': `'2026-06-02', state = 'paid', sent_at = '2026-07-03', terms = '{}'`,
    'invoice_terms.registration': `'T1234567890123'`,
    'invoice_terms.when_closed': `'before'`,
    'announcement.audience': `'area'`,
    'announcement.last_day': `'2199-06-02'`,
    'bed_availability.note_deleted': `'deleted insult 2026-07-01'`,
    'moderation.state': `'closed', decided_at = '2026-07-03'`,
    'moderation.decided_at': `'2026-07-03', state = 'closed'`,
    'moderation.decided_by': `'${personId}'`,
    'moderation.category': `'other'`,
    'retention_hold.state': `'declined', decided_at = '2026-07-03'`,
    'retention_hold.decided_at': `'2026-07-04', state = 'declined'`,
    'retention_hold.lifted_at': `'2026-07-04', state = 'lifted', decided_at = '2026-07-03'`,
    'retention_hold.decided_by': `'${personId}'`,
    'retention_hold.lifted_by': `'${personId}'`,
    'push_subscription.person_id': `'${personId}'`,
  }
  const byType: Record<string, string> = {
    uuid: 'gen_random_uuid()',
    text: `'x'`,
    bigint: '1',
    xid8: `'1'`,
    smallint: `1 - coalesce(${column.name}, 0)`,
    integer: `coalesce(${column.name}, 0) + 1`,
    'timestamp with time zone': `'2026-07-03'`,
    date: `'2026-06-02'`,
    jsonb: `'{"x": 1}'`,
    boolean: `not ${column.name}`,
    'double precision': '1',
    bytea: `sha256('\\x01')`,
    ARRAY: `array['${hospitalId}'::uuid]`,
  }
  const value = special[`${column.table}.${column.name}`] ?? byType[column.type]
  if (value === undefined) throw new Error(`no other value for ${column.table}.${column.name}`)
  return value
}

/** What an allowed change takes along, besides the column itself. */
export const takenAlong = (table: string, column: string): Record<string, string[]> => {
  if (table === 'transfer_case') return { transfer_case: [column, ...(column === 'status' ? ['closed_at'] : [])], ...(['status', 'visibility', 'destination_codes'].includes(column) && { open_case_area: ['*'] }) }
  if (table === 'document') return { document: [column, ...(column === 'deleted_by' ? ['deleted_at'] : []), ...(column.startsWith('hidden') ? ['hidden_at', 'hidden_by'] : []), ...(column === 'check_state' || column === 'checked_at' ? ['check_state', 'checked_at'] : [])] }
  if (table === 'room' && column === 'last_message_at') return { room: [column], room_member: ['last_message_at'] }
  if (table === 'message') return { message: [column, ...(column === 'deleted_at' ? ['body'] : [])], message_version: ['*'], message_search: ['*'] }
  if (table === 'message_document') return { message_document: [column], message_search: ['*'] }
  if (table === 'read_mark') return { read_mark: [column, 'read_at'] }
  if (table === 'hospital') return { hospital: [column, 'search_text'] }
  return { [table]: [column] }
}
