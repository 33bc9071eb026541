import type { QueryKey } from '@tanstack/react-query'
import type { LiveHint } from '../platform/live'

const FORM_KEYS: readonly QueryKey[] = [['account', 'listSeatForms'], ['account', 'getSeatForm']]
const INVOICE_KEYS: readonly QueryKey[] = ['getInvoice', 'listInvoices', 'listOfficeInvoices', 'previewInvoices', 'listInvoiceYear', 'getInvoiceTerms'].map((call) => ['account', call])
const SEAT_KEYS: readonly QueryKey[] = [['account', 'listOwnSeats'], ['account', 'getSeatRenewal']]

/** What has to be read again when the server says that a thing of this topic changed. Prefixes of query keys. */
const TOPIC_KEYS: Record<string, readonly QueryKey[]> = {
  case: [['transfer'], ['document']],
  // How far the check of one's own document is.
  document: [['document']],
  room: [['talk'], ['transfer', 'getHome']],
  name_report: [['office'], ['transfer'], ['talk']],
  moderation: [['office'], ['moderation']],
  absence: [['account', 'listAbsences'], ['transfer']],
  // Also that a hospital's use began or ended.
  facility: [['facility'], ['transfer'], ...['getOverview', 'listRegisteredHospitals', 'getRegisteredHospital'].map((call) => ['office', call])],
  // Somebody has read, or a colleague has at another desk: no line is new.
  room_reading: [['talk', 'listReaders'], ['talk', 'listRooms'], ['talk', 'getRoom']],
  notice: [['notice']],
  announcement: [['announcement']],
  // A form was handed in, returned or accepted; seats came, changed hands or go on.
  seat_form: [...FORM_KEYS, ...SEAT_KEYS, ...INVOICE_KEYS, ['office']],
  seat: [...SEAT_KEYS, ['account', 'getSeatForm'], ...INVOICE_KEYS, ['office']],
  // A bill was made, sent, paid, reminded of, cancelled; or the terms by which the next go out were set.
  invoice: [...INVOICE_KEYS, ['office', 'getOverview']],
  // 利用申込 came, was corrected, taken back or decided.
  application: [['application'], ['office', 'getOverview']],
  // A hold was asked for, set, decided or lifted; hospitals were told; a run goes on.
  retention: ['getOverview', 'getRetention', 'listHolds', 'listRetainedCases', 'getDeletionRun', 'getOwnRetention'].map((call) => ['office', call]),
}

/** Keys without those that a shorter one covers. */
export const distinctKeys = (keys: readonly QueryKey[]): QueryKey[] => {
  const covers = (short: QueryKey, long: QueryKey) => short.length <= long.length && short.every((part, at) => JSON.stringify(part) === JSON.stringify(long[at]))
  return keys.filter((key, at) => !keys.some((other, place) => place !== at && covers(other, key) && (other.length < key.length || place < at)))
}

/** Everything that hints speak of; read again after a gap. */
export const LIVE_KEYS: readonly QueryKey[] = distinctKeys(Object.values(TOPIC_KEYS).flat())

/** A topic this version doesn't know yet may concern anything live. */
export const keysOfHint = ({ topic }: LiveHint): readonly QueryKey[] => (Object.hasOwn(TOPIC_KEYS, topic) ? TOPIC_KEYS[topic] : undefined) ?? LIVE_KEYS
