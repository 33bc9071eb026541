import { z } from 'zod'
import { defineCall } from '../../base/call'
import { countNumber, day, instant, queryCount, uuid } from '../../base/id'
import { month } from '../../base/month'
import { pageQuery } from '../../base/page'
import { textUpTo } from '../../base/text'
import { hospitalLabel } from '../account.contract'

/** 様式1 県費負担アカウント利用ユーザ新規指定届出書, 様式2 病院負担アカウント発行申請書, 様式3 アカウント異動届出書. */
export const SEAT_FORM_KINDS = [1, 2, 3] as const
export const seatFormKind = z.union([z.literal(1), z.literal(2), z.literal(3)])
export type SeatFormKind = z.infer<typeof seatFormKind>

const SEAT_FORM_STATES = ['draft', 'submitted', 'returned', 'withdrawn', 'accepted'] as const
export const seatFormState = z.enum(SEAT_FORM_STATES)
export type SeatFormState = z.infer<typeof seatFormState>

const shortCell = textUpTo(100)
const mailCell = textUpTo(254)

/** 問合せ先; 様式2's 請求書の送付先 besides with a name. */
const formContact = z.strictObject({ department: shortCell, phone: textUpTo(40), extension: textUpTo(20), email: mailCell })

/** 利用する職員, one line of the sheet: 院内所属, 氏名, カナ, 電子メールアドレス. */
export const seatPersonLine = z.strictObject({
  department: shortCell,
  name: shortCell,
  kana: shortCell,
  email: mailCell,
  /** 共用の電子メールアドレス: then both ticks are needed (rule 38). */
  sharedMailbox: z.boolean(),
  /** 所属病院から個人用の電子メールアドレスが払い出されていない。 */
  noPersonalMailbox: z.boolean(),
  /** 所属病院のセキュリティポリシー等により、民間サービスの電子メールアドレスを院内業務で利用できない。 */
  privateMailForbidden: z.boolean(),
})
export type SeatPersonLine = z.infer<typeof seatPersonLine>

/** 利用を開始するユーザ, with the first day (none: as soon as it is accepted). */
const seatStarterLine = seatPersonLine.extend({ firstDay: day.nullable() })
export type SeatStarterLine = z.infer<typeof seatStarterLine>

/** 利用を終了するユーザ, with the last day on which they use it. */
const seatLeaverLine = z.strictObject({ personId: uuid, lastDay: day.nullable() })
export type SeatLeaverLine = z.infer<typeof seatLeaverLine>

export const MOST_FORM_LINES = 200

const formHead = { address: textUpTo(200), hospitalName: shortCell, representativeTitle: shortCell, representativeName: shortCell, contact: formContact }

/** What a form says. A draft may leave anything empty; what is missing is said when it is submitted. */
export const seatFormContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal(1), ...formHead, users: z.array(seatStarterLine).max(MOST_FORM_LINES) }),
  z.strictObject({
    kind: z.literal(2),
    ...formHead,
    /** 新規発行数 as typed: read as a whole number, full-width digits too (rule 35). */
    seats: textUpTo(20),
    /** 利用開始希望月; none: the earliest. */
    wishedStart: month.nullable(),
    /** May be fewer than the seats, even none (rule 34). */
    users: z.array(seatPersonLine).max(MOST_FORM_LINES),
    /** 県からの実費請求書の送付先 */
    billTo: formContact.extend({ name: shortCell }),
  }),
  z.strictObject({ kind: z.literal(3), ...formHead, leavers: z.array(seatLeaverLine).max(MOST_FORM_LINES), starters: z.array(seatStarterLine).max(MOST_FORM_LINES) }),
])
export type SeatFormContent = z.infer<typeof seatFormContent>

const eventPerson = z.strictObject({ personId: uuid, displayName: z.string() }).nullable()

/** What was done with a form; `comment` is the prefecture's, where it was returned. */
const seatFormEvent = z.strictObject({ act: z.enum(['submitted', 'returned', 'withdrawn', 'accepted']), at: instant, comment: z.string(), person: eventPerson })

/** 様式2: when its seats begin and what they cost; as it stands now, or as it was fixed when it was accepted (rule 29). */
const seatFormFee = z.strictObject({
  startMonth: month,
  fiscalYear: z.int(),
  months: z.int(),
  seats: z.int(),
  unitPrice: z.int(),
  amount: z.int(),
  billMonth: month,
  /** Accepted: nothing of it changes any more. */
  fixed: z.boolean(),
})
export type SeatFormFee = z.infer<typeof seatFormFee>

/** One line of an accepted form and what has become of it. */
const seatFormOrder = z.strictObject({
  act: z.enum(['start', 'stop']),
  /** Of the form's starters or leavers, from 0. */
  line: z.int(),
  day,
  doneAt: instant.nullable(),
  /** A start whose seat has ended before it: it comes to nothing. */
  lost: z.boolean(),
  person: eventPerson,
})

const formHeading = {
  id: uuid,
  hospital: hospitalLabel,
  kind: seatFormKind,
  state: seatFormState,
  /** 令和8年度-様式2-0012 is { fiscalYear: 2026, number: 12 }; given with the first submission. */
  number: z.strictObject({ fiscalYear: z.int(), number: z.int() }).nullable(),
  version: countNumber,
  /** The last submission: deadlines are reckoned from it. */
  submittedAt: instant.nullable(),
  decidedAt: instant.nullable(),
  changedAt: instant,
  /** Submitted: until the end of this day the prefecture has it done, so that it can begin in time. */
  dueDay: day.nullable(),
  late: z.boolean(),
  /** 様式2, submitted: the fiscal year it asks for is over, so it can only be returned (要綱10条5項). */
  yearOver: z.boolean(),
}

export const seatForm = z.strictObject({
  ...formHeading,
  content: seatFormContent,
  /** Why it was returned. */
  comment: z.string(),
  submittedBy: eventPerson,
  events: z.array(seatFormEvent),
  /** Of a 様式2 whose count can be read. */
  fee: seatFormFee.nullable(),
  orders: z.array(seatFormOrder),
  /** 様式3: names of those who leave, as the sheet prints them. */
  leavers: z.array(z.strictObject({ personId: uuid, displayName: z.string(), kana: z.string(), department: z.string(), email: z.string() })),
})
export type SeatForm = z.infer<typeof seatForm>

/** A form in a list. */
export const seatFormEntry = z.strictObject({
  ...formHeading,
  /** 様式1, 2: people named; 様式3: starters. */
  starters: z.int(),
  leavers: z.int(),
  /** 様式2: 新規発行数, where it can be read. */
  seats: z.int().nullable(),
  /** 様式2, submitted: what it costs if it is accepted now. */
  fee: seatFormFee.nullable(),
  comment: z.string(),
})
export type SeatFormEntry = z.infer<typeof seatFormEntry>

const formParams = z.strictObject({ formId: uuid })
const versionBody = z.strictObject({ version: countNumber })

/** What the prefecture sees: everything but drafts. */
export const OFFICE_FORM_STATES = ['submitted', 'returned', 'accepted', 'withdrawn'] as const
const officeFormState = z.enum(OFFICE_FORM_STATES)

/** What keeps a form from being submitted or accepted. */
const FORM_REFUSALS = [
  'required_fields_missing',
  'mail_address_invalid',
  'shared_mailbox_not_allowed',
  'seat_count_invalid',
  'more_users_than_seats',
  'seats_not_enough',
  'applications_paused',
  'start_too_early',
  'start_too_late',
  'unit_price_unknown',
  'leaver_not_on_seat',
  'leaver_stops_already',
  'last_representative',
  'form_day_invalid',
] as const

export const listSeatFormsCall = defineCall({
  method: 'GET',
  path: '/api/v1/seat-forms',
  summary: 'The own hospital’s forms (様式1–3), the last changed first, a page at a time; for its representative',
  query: pageQuery,
  output: z.strictObject({ forms: z.array(seatFormEntry), /** Of all pages. */ total: z.int() }),
})

export const startSeatFormCall = defineCall({
  method: 'POST',
  path: '/api/v1/seat-forms',
  summary: 'A new draft, filled in with what the hospital said last',
  body: z.strictObject({ kind: seatFormKind }),
  output: seatForm,
  refusals: ['not_permitted', 'too_many_saved'],
})

export const getSeatFormCall = defineCall({
  method: 'GET',
  path: '/api/v1/seat-forms/:formId',
  summary: 'One form, for the hospital’s representative and, once submitted, for the prefecture',
  params: formParams,
  output: seatForm,
  refusals: ['not_permitted', 'not_found'],
})

export const saveSeatFormCall = defineCall({
  method: 'PUT',
  path: '/api/v1/seat-forms/:formId',
  summary: 'Saves a draft or a returned form; a version behind is refused (409): read it again',
  params: formParams,
  body: z.strictObject({ version: countNumber, content: seatFormContent }),
  output: seatForm,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'form_not_open'],
})

export const deleteSeatFormCall = defineCall({
  method: 'DELETE',
  path: '/api/v1/seat-forms/:formId',
  summary: 'Throws away a draft that was never submitted',
  params: formParams,
  refusals: ['not_permitted', 'not_found', 'form_not_open'],
})

export const submitSeatFormCall = defineCall({
  method: 'POST',
  path: '/api/v1/seat-forms/:formId/submit',
  summary: 'Hands the form in with the prefecture; deadlines count from now (要綱9条2項, 10条, 12条)',
  params: formParams,
  body: versionBody,
  output: seatForm,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'form_not_open', ...FORM_REFUSALS],
})

export const withdrawSeatFormCall = defineCall({
  method: 'POST',
  path: '/api/v1/seat-forms/:formId/withdraw',
  summary: 'Takes back a form that isn’t accepted yet',
  params: formParams,
  body: versionBody,
  output: seatForm,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'form_not_withdrawable'],
})

export const listOfficeSeatFormsCall = defineCall({
  method: 'GET',
  path: '/api/v1/office/seat-forms',
  summary: 'The prefecture’s queue: what waits, what is due first at the top; or what was decided, the last first',
  query: z.strictObject({
    state: officeFormState.default('submitted'),
    kind: z.coerce.number().pipe(seatFormKind).optional(),
    hospitalId: uuid.optional(),
    /** Part of a hospital's name. */
    q: textUpTo(100).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(100),
    offset: queryCount.max(100_000).default(0),
  }),
  output: z.strictObject({
    forms: z.array(seatFormEntry),
    total: z.int(),
    /** Whatever is asked for: what waits for the prefecture, and how much of it is late. */
    waiting: z.int(),
    late: z.int(),
    today: day,
  }),
  refusals: ['not_permitted'],
})

export const returnSeatFormCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seat-forms/:formId/return',
  summary: 'Gives a form back to the hospital with what is to be put right',
  params: formParams,
  body: z.strictObject({ version: countNumber, comment: textUpTo(1000) }),
  output: seatForm,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'form_not_submitted', 'required_fields_missing', 'personal_name'],
})

export const acceptSeatFormCall = defineCall({
  method: 'POST',
  path: '/api/v1/office/seat-forms/:formId/accept',
  summary: 'Accepts a form: its seats open and its people start and stop on their days; the price is fixed (rule 29)',
  params: formParams,
  body: versionBody,
  output: seatForm,
  refusals: ['not_permitted', 'not_found', 'version_conflict', 'form_not_submitted', 'form_year_over', 'hospital_not_active', ...FORM_REFUSALS],
})
