import { saveSeatFormCall, type SeatFormContent, startSeatFormCall, submitSeatFormCall } from '@tasuki/domain/account/seat-form/seat-form.contract'
import type { TestPerson } from '../test-program'

export const FORM_CONTACT = { department: '地域連携室', phone: '045-000-0000', extension: '', email: 'renkei@hospital.test' }
/** What stands at the head of each sheet. */
export const FORM_HEAD = { address: '横浜市', hospitalName: '試験病院', representativeTitle: '院長', representativeName: '久我 直人', contact: FORM_CONTACT }
const NO_TICKS = { sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }

export const formUser = (name: string, email = `${Buffer.from(name).toString('hex')}@hospital.test`) => ({ department: '連携', name, kana: 'カナ', email, ...NO_TICKS })
export const formStarter = (name: string, firstDay: string | null = null) => ({ ...formUser(name), firstDay })

type SecondForm = Extract<SeatFormContent, { kind: 2 }>
type ThirdForm = Extract<SeatFormContent, { kind: 3 }>

/** 様式2: seats that the hospital pays for, with or without people. */
export const secondForm = (seats: string, names: readonly string[] = [], wishedStart: string | null = null): SecondForm => ({ kind: 2, ...FORM_HEAD, seats, wishedStart, users: names.map((name) => formUser(name)), billTo: { ...FORM_CONTACT, name: '会計' } })

/** 様式3: who stops and who starts. */
export const thirdForm = (leavers: { personId: string; lastDay: string }[], starters: ReturnType<typeof formStarter>[] = []): ThirdForm => ({ kind: 3, ...FORM_HEAD, leavers, starters })

/** The form as it was read, for the next act on it. */
export const formAct = ({ id, version }: { id: string; version: number }) => ({ params: { formId: id }, body: { version } })

/** A draft with all that is to stand in it. */
export const writeForm = async (by: TestPerson, content: SeatFormContent) => {
  const form = await by.ok(startSeatFormCall, { body: { kind: content.kind } })
  return by.ok(saveSeatFormCall, { params: { formId: form.id }, body: { version: form.version, content } })
}

export const handInForm = async (by: TestPerson, content: SeatFormContent) => by.ok(submitSeatFormCall, formAct(await writeForm(by, content)))
