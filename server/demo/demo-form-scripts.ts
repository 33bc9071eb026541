import type { SeatFormContent, SeatFormKind, SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { addMonths, fiscalQuarterOf, monthOf } from '@tasuki/domain/base/month'
import { japanDay } from '@tasuki/domain/base/working-time'
import { demoAddressOf } from './demo-people'
import { inMonth, minutesAgo, type When, workdaysAgo } from './demo-time'

type FormStep = { when: When } & ({ act: 'submit' | 'withdraw' | 'accept' } | { act: 'return'; comment: string })

export type FormScript = { hospital: string; kind: SeatFormKind; written: When; fill(content: SeatFormContent, now: Date): SeatFormContent; steps: readonly FormStep[] }

/** Months, told from today's, in which the seats begin that are billed first, and those that are billed after them. */
export const FIRST_SEATS = -7
export const LATER_SEATS = -4

const line = (loginId: string, name: string, kana: string, department: string): SeatPersonLine => ({ department, name, kana, email: demoAddressOf(loginId), sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false })

const signed = <T extends SeatFormContent>(content: T, department: string): T => ({ ...content, representativeTitle: '院長', contact: { ...content.contact, department, extension: '2140', email: demoAddressOf('renkei') } })

const paid =
  (seats: string) =>
  (content: SeatFormContent): SeatFormContent =>
    content.kind === 2 ? { ...signed(content, '地域連携室'), seats, billTo: { department: '医事課', name: '医事課長', phone: content.contact.phone, extension: '3010', email: demoAddressOf('iji') } } : content

const starting =
  (department: string, users: readonly SeatPersonLine[], firstDay: (now: Date) => string | null = () => null) =>
  (content: SeatFormContent, now: Date): SeatFormContent => {
    const starters = users.map((user) => ({ ...user, firstDay: firstDay(now) }))
    if (content.kind === 1) return { ...signed(content, department), users: starters }
    return content.kind === 3 ? { ...signed(content, department), starters } : content
  }

const nextMonth = (now: Date): string => `${addMonths(monthOf(japanDay(now)), 1)}-01`

/** Billed in its own month (要綱11条2項), such a form is decided after that month's run has begun, so that it is billed by one of its own. */
const acceptedLater: When = (now) => (fiscalQuarterOf(addMonths(monthOf(japanDay(now)), LATER_SEATS)) === 4 ? inMonth(LATER_SEATS, 4) : inMonth(LATER_SEATS - 1, 18))(now)

const seatsFrom = (hospital: string, seats: string, begins: typeof FIRST_SEATS | typeof LATER_SEATS): FormScript => ({
  hospital,
  kind: 2,
  written: inMonth(begins - 1, 3, '14:10'),
  fill: paid(seats),
  steps: [
    { act: 'submit', when: inMonth(begins - 1, 4, '11:25') },
    { act: 'accept', when: begins === FIRST_SEATS ? inMonth(begins - 1, 18) : acceptedLater },
  ],
})

/** In every state in which a form can be, and some that wait for the prefecture: one of them too long. */
export const FORM_SCRIPTS: readonly FormScript[] = [
  seatsFrom('a1', '3', FIRST_SEATS),
  seatsFrom('a2', '4', FIRST_SEATS),
  seatsFrom('c', '1', FIRST_SEATS),
  seatsFrom('a1', '2', LATER_SEATS),
  seatsFrom('community', '2', LATER_SEATS),
  { hospital: 'a2', kind: 1, written: workdaysAgo(13, '15:40'), fill: starting('患者支援センター', [line('shioji-3', '早乙女 涼', 'サオトメ リョウ', '患者支援センター')]), steps: [{ act: 'submit', when: workdaysAgo(12, '09:50') }] },
  {
    hospital: 'a1',
    kind: 3,
    written: workdaysAgo(11, '13:20'),
    fill: starting('地域医療連携室', [line('shiomi-5', '結城 千歳', 'ユウキ チトセ', '看護部')]),
    steps: [
      { act: 'submit', when: workdaysAgo(10, '10:15') },
      { act: 'withdraw', when: workdaysAgo(9, '16:30') },
    ],
  },
  {
    hospital: 'b',
    kind: 1,
    written: workdaysAgo(8, '11:00'),
    fill: starting('入退院支援室', [line('kajinone-3', '芦原 和真', 'アシハラ カズマ', 'リハビリテーション科')], nextMonth),
    steps: [
      { act: 'submit', when: workdaysAgo(7, '11:30') },
      { act: 'accept', when: workdaysAgo(5, '14:00') },
    ],
  },
  {
    hospital: 'a1',
    kind: 3,
    written: workdaysAgo(5, '10:40'),
    fill: starting('地域医療連携室', [line('renkei', '八代 さつき', 'ヤシロ サツキ', '医療福祉相談室')]),
    steps: [
      { act: 'submit', when: workdaysAgo(4, '17:05') },
      { act: 'return', when: workdaysAgo(3, '11:15'), comment: '利用を開始する職員の電子メールアドレスが、問合せ先と同じ共用のもののようです。個人用のアドレスがあればそちらを、なければ2つの確認欄にチェックを入れて、再度提出してください。' },
    ],
  },
  { hospital: 'c', kind: 2, written: workdaysAgo(3, '16:00'), fill: paid('1'), steps: [{ act: 'submit', when: workdaysAgo(2, '10:05') }] },
  { hospital: 'a1', kind: 1, written: workdaysAgo(2, '13:45'), fill: starting('地域医療連携室', [line('shiomi-4', '栂野 圭介', 'トガノ ケイスケ', '地域医療連携室')]), steps: [{ act: 'submit', when: workdaysAgo(1, '09:30') }] },
  { hospital: 'a1', kind: 2, written: minutesAgo(50), fill: (content) => (content.kind === 2 ? { ...content, seats: '2' } : content), steps: [] },
]
