/** The kinds a refusal can be of, each with the HTTP status that carries it (RFC 9457). */
export const REFUSAL_STATUS = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  invalid: 422,
  'too-many': 429,
  unavailable: 503,
} as const

export type RefusalKind = keyof typeof REFUSAL_STATUS

/**
 * Every reason for which the product says no, and of which kind it is. Closed: the browser's message maps are
 * exhaustive over it, so a new code doesn't compile until it has a Japanese sentence.
 */
export const REFUSAL_KIND = {
  // any call
  malformed_request: 'malformed',
  invalid_input: 'invalid',
  foreign_origin: 'forbidden',
  not_signed_in: 'unauthenticated',
  not_permitted: 'forbidden',
  not_found: 'not-found',
  too_many_requests: 'too-many',
  database_unavailable: 'unavailable',
  print_room_full: 'unavailable',
  idempotency_key_reused: 'invalid',
  version_conflict: 'conflict',
  // account
  sign_in_failed: 'unauthenticated',
  hospital_not_active: 'forbidden',
  hospital_has_open_cases: 'conflict',
  login_id_taken: 'conflict',
  password_too_short: 'invalid',
  shared_mailbox_not_allowed: 'invalid',
  too_many_saved: 'conflict',
  absence_period_invalid: 'invalid',
  absence_overlaps: 'conflict',
  absence_over: 'conflict',
  // account: seats (要綱10条, 11条)
  seat_count_invalid: 'invalid',
  applications_paused: 'invalid',
  start_too_early: 'invalid',
  start_too_late: 'invalid',
  unit_price_unknown: 'invalid',
  day_past: 'invalid',
  day_closed_already: 'conflict',
  pause_period_invalid: 'invalid',
  pause_overlaps: 'conflict',
  price_month_past: 'invalid',
  // office: retention (要綱25条)
  retention_not_over: 'conflict',
  case_held_back: 'conflict',
  deletion_not_announced: 'conflict',
  deletion_notice_running: 'conflict',
  hold_exists: 'conflict',
  hold_decided: 'conflict',
  // notices
  push_endpoint_refused: 'invalid',
  // names (要綱6条1号)
  personal_name: 'invalid',
  name_already_reported: 'conflict',
  name_report_decided: 'conflict',
  text_hidden: 'invalid',
  // document (要綱18条)
  document_not_masked: 'invalid',
  document_too_large: 'too-large',
  document_incomplete: 'malformed',
  document_empty: 'invalid',
  document_office_file: 'invalid',
  document_type_not_accepted: 'invalid',
  document_encrypted: 'invalid',
  document_not_flattened: 'invalid',
  document_disguised: 'invalid',
  document_broken: 'invalid',
  document_too_many_pages: 'invalid',
  document_image_too_large: 'invalid',
  attached_document_gone: 'invalid',
  attached_document_refused: 'invalid',
  document_not_refused: 'conflict',
  // transfer: the case
  required_fields_missing: 'invalid',
  urgent_transfer: 'invalid',
  no_reader: 'invalid',
  destination_area_unknown: 'invalid',
  case_not_draft: 'conflict',
  case_not_recruiting: 'conflict',
  case_not_held: 'conflict',
  case_held: 'conflict',
  case_closed: 'conflict',
  case_not_closed: 'conflict',
  reopen_period_over: 'conflict',
  transfer_details_missing: 'invalid',
  transfer_date_in_future: 'invalid',
  transfer_date_too_early: 'invalid',
  transfer_date_passed: 'invalid',
  destination_must_be_empty: 'invalid',
  end_reason_text_missing: 'invalid',
  // transfer: inquiries
  candidate_not_user: 'invalid',
  candidate_is_sender: 'invalid',
  candidate_already_asked: 'conflict',
  own_case: 'malformed',
  inquiry_not_answerable: 'conflict',
  inquiry_not_choosable: 'conflict',
  inquiry_not_chosen: 'conflict',
  inquiry_not_withdrawable: 'conflict',
  answer_superseded: 'conflict',
  // talk
  room_read_only: 'conflict',
  message_empty: 'invalid',
  message_not_own: 'forbidden',
  message_deleted: 'conflict',
  message_change_period_over: 'conflict',
  mentioned_not_in_room: 'invalid',
} as const satisfies Record<string, RefusalKind>

export type RefusalCode = keyof typeof REFUSAL_KIND

/** `details.fields` names the inputs concerned by their path in the contract; other keys are said by each rule. */
export type Refusal = { code: RefusalCode; details?: { fields?: string[] } & Record<string, unknown> }
