// Written from a migrated database by "npm run schema:write"; a test holds it against the migrations.
import type { ColumnType, Generated } from 'kysely'

export type DB = {
  absence: {
    id: Generated<string>
    hospital_id: string
    person_id: string
    first_day: string
    last_day: string
    set_by: string
    set_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    taken_over_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    returned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  access_code: {
    id: Generated<string>
    person_id: string
    kind: string
    digest: string
    made_by: string | null
    made_at: ColumnType<Date, Date | string, Date | string>
    expires_at: ColumnType<Date, Date | string, Date | string>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    used: Generated<boolean>
    way: string
  }
  announcement: {
    id: Generated<string>
    title: string
    body: string
    audience: string
    area_name: Generated<string>
    municipality_codes: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    hospital_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    first_day: string
    last_day: string | null
    wants_acknowledgement: boolean
    revision: Generated<number>
    acknowledged_from: Generated<number>
    published_by: string | null
    published_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
    withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    notified_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    reminded_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  announcement_acknowledgement: {
    announcement_id: string
    hospital_id: string
    revision: number
    person_id: string
    at: ColumnType<Date, Date | string, Date | string>
  }
  announcement_revision: {
    announcement_id: string
    revision: number
    act: string
    content: ColumnType<unknown, string, string>
    person_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
  }
  application_pause: {
    id: Generated<string>
    first_day: string
    last_day: string
    added_by: string | null
    added_at: ColumnType<Date, Date | string, Date | string>
  }
  audit_chain: {
    chain: string
    length: number
    hash: Buffer
  }
  audit_entry: {
    id: Generated<string>
    at: ColumnType<Date, Date | string, Date | string>
    actor_kind: string
    person_id: string | null
    hospital_id: string | null
    act: string
    subject_kind: string
    subject_id: string | null
    concerns_hospital_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    data: ColumnType<unknown, string | undefined, string>
  }
  audit_queue: {
    place: Generated<number>
    entry_id: string
  }
  audit_seal: {
    entry_id: string
    chain: string
    seq: number
    digest: Buffer
    hash: Buffer
    sealed_at: ColumnType<Date, Date | string | undefined, Date | string>
  }
  bed_availability: {
    hospital_id: string
    bed_kind: string
    beds: number
    vacant: number
    acceptable: number
    held: number
    opens_on: string | null
    sex: string
    private_room: Generated<boolean>
    version: Generated<number>
    updated_at: ColumnType<Date, Date | string, Date | string>
    updated_by: string | null
    opens_beds: Generated<number>
    waiting_weeks: number | null
    note: Generated<string>
    note_deleted: string | null
  }
  care_need: {
    code: string
    care_group: string
    label: string
    label_en: string
    quantity_unit: string | null
    detail_hint: string | null
    position: number
    retired: Generated<boolean>
  }
  concurrent_use: {
    id: Generated<string>
    person_id: string
    hospital_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
    network: string
    other_network: string
    device: string
    other_device: string
    ended_older: boolean
  }
  document: {
    id: Generated<string>
    subject_kind: string
    subject_id: string
    uploader_hospital_id: string
    uploader_person_id: string
    uploader_name: string
    kind: string
    title: Generated<string>
    content_type: string
    bytes: number
    pages: number
    sha256: string
    storage_key: string
    has_thumbnail: boolean
    masked_by: string
    masked_at: ColumnType<Date, Date | string, Date | string>
    created_at: ColumnType<Date, Date | string, Date | string>
    posted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    hidden_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    hidden_by: string | null
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    deleted_by: string | null
    check_state: Generated<string>
    checked_pages: Generated<number>
    check_places: ColumnType<unknown, string | undefined, string>
    check_asks: Generated<number>
    check_tries: Generated<number>
    check_held_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    checked_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  document_release: {
    document_id: string
    hospital_id: string
    person_id: string
    person_name: string
    document_kind: string
    subject_kind: string
    subject_id: string
    reason: string
    note: Generated<string>
    place_count: number
    released_at: ColumnType<Date, Date | string, Date | string>
  }
  document_tombstone: {
    document_id: string
    subject_kind: string
    subject_id: string
    kind: string
    mark: string
    deleted_at: ColumnType<Date, Date | string, Date | string>
  }
  facility_change: {
    id: Generated<string>
    position: Generated<number>
    hospital_id: string
    part: string
    act: string
    bed_kinds: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    at: ColumnType<Date, Date | string, Date | string>
    person_name: Generated<string>
  }
  facility_change_detail: {
    change_id: string
    hospital_id: string
    changes: ColumnType<unknown, string, string>
  }
  facility_record: {
    hospital_id: string
    record: ColumnType<unknown, string, string>
    acceptance: ColumnType<unknown, string | undefined, string>
    version: Generated<number>
    updated_at: ColumnType<Date, Date | string, Date | string>
    updated_by: string | null
    deleted_texts: ColumnType<unknown, string | undefined, string>
  }
  hidden_text: {
    report_id: string
    texts: ColumnType<unknown, string, string>
    lines: ColumnType<unknown, string | undefined, string>
    copies: ColumnType<string[], readonly string[] | undefined, readonly string[]>
  }
  hospital: {
    id: Generated<string>
    name: string
    name_kana: Generated<string>
    short_name: Generated<string>
    use: Generated<string>
    navii_id: string | null
    institution_code: string | null
    prefecture_code: string
    municipality_code: string
    address: Generated<string>
    postal_code: Generated<string>
    phone: Generated<string>
    website: Generated<string>
    latitude: number | null
    longitude: number | null
    licensed_beds: ColumnType<unknown, string | undefined, string>
    corporation: Generated<string>
    source: Generated<string>
    created_at: ColumnType<Date, Date | string | undefined, Date | string>
    updated_at: ColumnType<Date, Date | string | undefined, Date | string>
    search_text: ColumnType<string, never, never>
  }
  hospital_application: {
    id: Generated<string>
    number: string
    code_digest: string
    state: Generated<string>
    hospital_id: string | null
    content: ColumnType<unknown, string, string>
    content_digest: string
    terms_version: number | null
    version: Generated<number>
    submitted_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
    comment: Generated<string>
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    decided_by: string | null
    representative_id: string | null
    set_aside: Generated<boolean>
  }
  hospital_notice_setting: {
    hospital_id: string
    department_mail: boolean
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  idempotent_answer: {
    person_id: string
    key: string
    route: string
    body_hash: string
    status: number | null
    outcome: ColumnType<unknown | null, string | null | undefined, string | null>
    created_at: ColumnType<Date, Date | string | undefined, Date | string>
  }
  inquiry: {
    id: Generated<string>
    case_id: string
    sender_hospital_id: string
    case_code: string
    hospital_id: string
    room_id: string
    origin: string
    state: string
    paused_from: string | null
    version: Generated<number>
    answer: ColumnType<unknown | null, string | null | undefined, string | null>
    answered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    answered_by: string | null
    answered_revision: number | null
    sent_at: ColumnType<Date, Date | string, Date | string>
    first_read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    chosen_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    confirm_due_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    transfer_date: string | null
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    end_reason: string | null
    withdraw_reason: Generated<string>
    answer_hidden: string | null
  }
  invoice: {
    id: Generated<string>
    hospital_id: string
    state: string
    numbered_year: number
    number: number
    fiscal_year: number
    bill_month: string
    amount: number
    addressee: ColumnType<unknown, string, string>
    invoice_day: string
    due_day: string
    terms: ColumnType<unknown | null, string | null | undefined, string | null>
    issued_at: ColumnType<Date, Date | string, Date | string>
    sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    paid_on: string | null
    reminders: Generated<number>
    reminded_on: string | null
    reason: Generated<string>
    cancels_id: string | null
  }
  invoice_counter: {
    fiscal_year: number
    last: number
  }
  invoice_event: {
    id: Generated<string>
    invoice_id: string
    act: string
    person_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
  }
  invoice_line: {
    invoice_id: string
    place: number
    hospital_id: string
    seat_line_id: string
    kind: string
    start_month: string
    seats: number
    months: number
    unit_price: number
    amount: number
    holds: boolean
  }
  invoice_terms: {
    only_one: Generated<boolean>
    issuer: Generated<string>
    contact: Generated<string>
    pay_to: Generated<string>
    registration: Generated<string>
    due_months: Generated<number>
    due_day: Generated<number>
    when_closed: Generated<string>
    set_by: string | null
    set_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  kept_figure: {
    fiscal_year: number
    figure: string
    key: string
    count: number
  }
  live_event: {
    id: Generated<number>
    at: ColumnType<Date, Date | string | undefined, Date | string>
    xid: Generated<string>
    horizon: Generated<string>
    events: ColumnType<unknown, string, string>
  }
  mail: {
    id: Generated<string>
    person_id: string | null
    hospital_id: string | null
    state: Generated<string>
    attempts: Generated<number>
    created_at: ColumnType<Date, Date | string, Date | string>
    next_at: ColumnType<Date, Date | string, Date | string>
    claim: string | null
    claimed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    trouble: string | null
  }
  mail_item: {
    id: Generated<string>
    mail_id: string | null
    notice_id: string | null
    person_id: string | null
    hospital_id: string | null
    kind: string
    subject_kind: string
    subject_id: string
    at: ColumnType<Date, Date | string, Date | string>
    due_at: ColumnType<Date, Date | string, Date | string>
  }
  message: {
    id: Generated<string>
    room_id: string
    seq: number
    kind: string
    body: Generated<string>
    event_type: string | null
    event_data: ColumnType<unknown | null, string | null | undefined, string | null>
    author_hospital_id: string | null
    author_hospital_name: Generated<string>
    author_person_id: string | null
    author_person_name: Generated<string>
    sent_at: ColumnType<Date, Date | string, Date | string>
    edit_no: number | null
    edited_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    deleted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    said_key: string | null
    said_hash: string | null
    quiet_for: string | null
    hidden: string | null
  }
  message_document: {
    document_id: string
    message_id: string
    room_id: string
    place: number
    kind: string
    gone: string | null
  }
  message_mention: {
    message_id: string
    person_id: string
    room_id: string
    seq: number
    person_name: string
  }
  message_search: {
    message_id: string
    room_id: string
    sent_at: ColumnType<Date, Date | string, Date | string>
    words: string
  }
  message_template: {
    id: Generated<string>
    hospital_id: string
    purpose: string
    name: string
    body: string
    version: Generated<number>
    created_at: ColumnType<Date, Date | string, Date | string>
    updated_at: ColumnType<Date, Date | string, Date | string>
    updated_by: string
  }
  message_version: {
    id: Generated<string>
    message_id: string
    body: string
    replaced_at: ColumnType<Date, Date | string, Date | string>
    replaced_by: string | null
  }
  moderation: {
    id: Generated<string>
    subject_kind: string
    subject_id: string
    field: Generated<string>
    hospital_id: string
    case_id: string | null
    room_id: string | null
    line_seq: number | null
    case_code: Generated<string>
    state: string
    category: string
    answer_by: string | null
    opened_by: string
    opened_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
    decided_by: string | null
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  moderation_line: {
    moderation_id: string
    seq: number
    side: string
    act: string
    person_id: string
    person_name: string
    body: string
    at: ColumnType<Date, Date | string, Date | string>
  }
  municipality_shape: {
    municipality_code: string
    polygons: ColumnType<unknown, string, string>
  }
  name_release: {
    id: Generated<string>
    kind: string
    word: string
    word_key: string
    field: string
    subject_id: string | null
    reason: string | null
    note: Generated<string>
    person_id: string
    hospital_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
    withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    withdrawn_by: string | null
  }
  name_report: {
    id: Generated<string>
    subject_kind: string
    subject_id: string
    field: Generated<string>
    state: Generated<string>
    digest: string
    case_id: string | null
    room_id: string | null
    label: Generated<string>
    author_hospital_id: string | null
    author_person_id: string | null
    reported_by: string
    reported_by_hospital_id: string | null
    reported_at: ColumnType<Date, Date | string, Date | string>
    openers: ColumnType<unknown, string | undefined, string>
    decided_by: string | null
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  notice: {
    id: Generated<string>
    person_id: string
    hospital_id: string | null
    kind: string
    subject_kind: string
    subject_id: string
    at: ColumnType<Date, Date | string, Date | string>
    in_page: boolean
    read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  notice_order: {
    id: Generated<string>
    kind: string
    hospital_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    person_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    to_prefecture: Generated<boolean>
    except_person_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    subject_kind: string
    subject_id: string
    ordered_at: ColumnType<Date, Date | string, Date | string>
    delivered_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  notice_setting: {
    person_id: string
    settings: ColumnType<unknown, string, string>
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  office_closed_day: {
    day: string
    name: string
    added_by: string | null
    added_at: ColumnType<Date, Date | string, Date | string>
  }
  open_case_area: {
    case_id: string
    sender_hospital_id: string
    municipality_code: string
  }
  person: {
    id: Generated<string>
    hospital_id: string | null
    role: string
    login_id: string
    auth_user_id: string | null
    display_name: string
    display_kana: Generated<string>
    department: Generated<string>
    email: Generated<string>
    active: Generated<boolean>
    created_at: ColumnType<Date, Date | string | undefined, Date | string>
    acts_until: string | null
    signed_in_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    shared_mailbox: Generated<boolean>
  }
  push_key: {
    only_one: Generated<boolean>
    public_key: string
    private_key: string
  }
  push_subscription: {
    endpoint: string
    person_id: string
    session_id: string
    p256dh: string
    auth: string
    expires_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    subscribed_at: ColumnType<Date, Date | string, Date | string>
  }
  read_mark: {
    room_id: string
    person_id: string
    last_read_seq: Generated<number>
    hospital_id: string | null
    person_name: Generated<string>
    read_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  record_change: {
    id: Generated<string>
    case_id: string
    sender_hospital_id: string
    revision: number
    at: ColumnType<Date, Date | string, Date | string>
    person_name: Generated<string>
    record_before: ColumnType<unknown, string, string>
    record_after: ColumnType<unknown, string, string>
  }
  record_template: {
    id: Generated<string>
    hospital_id: string
    name: string
    record: ColumnType<unknown, string, string>
    version: Generated<number>
    created_at: ColumnType<Date, Date | string, Date | string>
    updated_at: ColumnType<Date, Date | string, Date | string>
    updated_by: string
    used_count: Generated<number>
    last_used_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    last_used_by: Generated<string>
  }
  reset_wish: {
    person_id: string
    wished_at: ColumnType<Date, Date | string, Date | string>
    told_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  retention_hold: {
    id: Generated<string>
    hospital_id: string
    case_id: string | null
    state: string
    reason: string
    asked_by: string | null
    made_at: ColumnType<Date, Date | string, Date | string>
    decided_by: string | null
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    answer: Generated<string>
    lifted_by: string | null
    lifted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  retention_notice: {
    case_id: string
    hospital_id: string
    first_day: string
    sent_at: ColumnType<Date, Date | string, Date | string>
    sent_by: string | null
  }
  retention_run: {
    id: Generated<string>
    started_at: ColumnType<Date, Date | string, Date | string>
    started_by: string | null
    ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  retention_run_case: {
    run_id: string
    case_id: string
    case_code: string
    hospital_id: string
    outcome: string
    documents: Generated<number>
    at: ColumnType<Date, Date | string, Date | string>
  }
  room: {
    id: Generated<string>
    subject_kind: string
    subject_id: string
    subject_label: string
    member_hospital_ids: ColumnType<string[], readonly string[], readonly string[]>
    state: Generated<string>
    last_seq: Generated<number>
    last_message_at: ColumnType<Date, Date | string, Date | string>
    created_at: ColumnType<Date, Date | string, Date | string>
    last_edit: Generated<number>
  }
  room_member: {
    room_id: string
    hospital_id: string
    readable_until: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    last_message_at: ColumnType<Date, Date | string, Date | string>
    person_in_charge_id: string | null
    deputy_id: string | null
    told_unread_seq: Generated<number>
  }
  saved_view: {
    id: Generated<string>
    hospital_id: string | null
    person_id: string
    shared: boolean
    page: string
    name: string
    search: string
    created_at: ColumnType<Date, Date | string, Date | string>
    updated_at: ColumnType<Date, Date | string, Date | string>
  }
  search_shown: {
    day: string
    hospital_id: string
    search_key: string
  }
  seat: {
    id: Generated<string>
    hospital_id: string
    funding: string
    number: number
    first_day: string
    last_day: string | null
  }
  seat_budget: {
    fiscal_year: number
    seats: number
    set_by: string | null
    set_at: ColumnType<Date, Date | string, Date | string>
  }
  seat_form: {
    id: Generated<string>
    hospital_id: string
    kind: number
    state: Generated<string>
    fiscal_year: number | null
    number: number | null
    content: ColumnType<unknown, string, string>
    version: Generated<number>
    submitted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    submitted_by: string | null
    comment: Generated<string>
    decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    decided_by: string | null
    created_by: string | null
    created_at: ColumnType<Date, Date | string, Date | string>
    changed_at: ColumnType<Date, Date | string, Date | string>
  }
  seat_form_event: {
    id: Generated<string>
    form_id: string
    hospital_id: string
    act: string
    comment: Generated<string>
    person_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
  }
  seat_holding: {
    id: Generated<string>
    seat_id: string
    hospital_id: string
    person_id: string
    first_day: string
    last_day: string | null
    form_id: string | null
  }
  seat_line: {
    id: Generated<string>
    hospital_id: string
    kind: string
    fiscal_year: number
    start_month: string
    seats: number
    unit_price: number
    form_id: string | null
    fixed_by: string | null
    fixed_at: ColumnType<Date, Date | string, Date | string>
    answer_version: number | null
  }
  seat_order: {
    id: Generated<string>
    form_id: string
    hospital_id: string
    act: string
    line: number
    day: string
    seat_id: string
    person_id: string | null
    done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    dropped_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
  seat_price: {
    from_month: string
    yen: number
    added_by: string | null
    added_at: ColumnType<Date, Date | string, Date | string>
  }
  seat_renewal: {
    hospital_id: string
    fiscal_year: number
    seat_ids: ColumnType<string[], readonly string[], readonly string[]>
    version: Generated<number>
    answered_by: string | null
    answered_at: ColumnType<Date, Date | string, Date | string>
    accepted_by: string | null
    accepted_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    asked_ids: ColumnType<string[], readonly string[] | undefined, readonly string[]>
  }
  seat_renewal_reminder: {
    id: Generated<string>
    hospital_id: string
    fiscal_year: number
    step: string | null
    reminded_by: string | null
    reminded_at: ColumnType<Date, Date | string, Date | string>
  }
  setting: {
    key: string
    value: ColumnType<unknown, string, string>
  }
  tasuki_migration: {
    name: string
    checksum: string
    applied_at: ColumnType<Date, Date | string | undefined, Date | string>
  }
  terms_acceptance: {
    person_id: string
    version: number
    hospital_id: string
    at: ColumnType<Date, Date | string, Date | string>
  }
  terms_version: {
    version: number
    title: string
    body: string
    source: Generated<string>
    from_day: string
    published_by: string | null
    published_at: ColumnType<Date, Date | string, Date | string>
  }
  transfer_case: {
    id: Generated<string>
    code: string
    sender_hospital_id: string
    status: Generated<string>
    visibility: Generated<string>
    record: ColumnType<unknown, string, string>
    destination_codes: ColumnType<string[], readonly string[] | undefined, readonly string[]>
    destination_label: Generated<string>
    version: Generated<number>
    revision: Generated<number>
    person_in_charge_id: string | null
    deputy_id: string | null
    created_by: string | null
    created_at: ColumnType<Date, Date | string, Date | string>
    sent_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    updated_at: ColumnType<Date, Date | string, Date | string>
    transfer_date: string | null
    confirm_due_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    status_before_close: string | null
    closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    destination_hospital_id: string | null
    destination_text: Generated<string>
    end_reason: string | null
    close_note: Generated<string>
    draft_notice_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    hidden_fields: ColumnType<unknown, string | undefined, string>
  }
  transfer_event: {
    id: Generated<string>
    position: Generated<number>
    case_id: string
    sender_hospital_id: string
    hospital_id: string | null
    at: ColumnType<Date, Date | string, Date | string>
    kind: string
    actor_hospital_id: string | null
    person_name: Generated<string>
    data: ColumnType<unknown, string | undefined, string>
  }
  work_handover: {
    id: Generated<string>
    hospital_id: string
    absence_id: string | null
    from_person_id: string
    to_person_id: string | null
    case_ids: ColumnType<string[], readonly string[], readonly string[]>
    inquiry_ids: ColumnType<string[], readonly string[], readonly string[]>
    at: ColumnType<Date, Date | string, Date | string>
    seen_by_to_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
    seen_by_from_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  }
}
