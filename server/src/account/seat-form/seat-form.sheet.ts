import type { SeatForm, SeatFormContent, SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { eraDay, eraFiscalYear, eraMonth } from '@tasuki/domain/base/japanese-era'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Sheet } from '../../platform/files/print-sheet'
import { peopleOnPaper, type PersonOnPaper } from './people-on-paper'
import { EMAIL_NOTE, MOVE_NOTES, PLANNED_USERS_NOTE, SEAT_FORM_TITLES, SHARED_MAILBOX_NOTE } from './seat-form-wording'

export type SeatFormOnPaper = Pick<SeatForm, 'state' | 'content' | 'number' | 'submittedAt' | 'leavers' | 'fee'> & {
  /** 神奈川県 */
  prefecture: string
}

/** As the sheets of the rule book have them: two lines to write on. */
const FEWEST_ROWS = 2
const BLANK_DAY = '令和　　年　　月　　日'
const BLANK_MONTH = '令和　　年　　月'

/** 令和8年度-様式2-0012; nothing before the form was submitted. */
export const formReference = (kind: number, number: SeatForm['number']): string =>
  number === null ? '' : `${eraFiscalYear(number.fiscalYear)}-様式${kind}-${String(number.number).padStart(4, '0')}`

export const starterOnPaper = (line: SeatPersonLine & { firstDay?: string | null }): PersonOnPaper => ({
  department: line.department,
  name: line.name,
  kana: line.kana,
  email: line.email,
  sharedMailbox: line.sharedMailbox,
  day: line.firstDay === null || line.firstDay === undefined ? '' : `${eraDay(line.firstDay)}から`,
})

const leaversOnPaper = (content: Extract<SeatFormContent, { kind: 3 }>, known: SeatForm['leavers']): PersonOnPaper[] =>
  content.leavers.map(({ personId, lastDay }) => {
    const person = known.find((one) => one.personId === personId)
    return { department: person?.department ?? '', name: person?.displayName ?? '', kana: person?.kana ?? '', email: person?.email ?? '', sharedMailbox: false, day: lastDay === null ? '' : `${eraDay(lastDay)}まで` }
  })

const peoplePart = (heading: string, people: readonly PersonOnPaper[]) => ({ part: 'people', heading, ...peopleOnPaper(people, FEWEST_ROWS) })

/** Rule 38: with a shared mailbox the form says that both conditions are met. */
const emailNotes = (people: readonly PersonOnPaper[], ...more: string[]) => ({ part: 'notes', texts: [EMAIL_NOTE, ...more, ...(people.some(({ sharedMailbox }) => sharedMailbox) ? [SHARED_MAILBOX_NOTE] : [])] })

const phoneText = ({ phone, extension }: { phone: string; extension: string }): string => [phone, extension === '' ? '' : `内線${extension}`].filter((part) => part !== '').join('　')

/** Without a wish the earliest month is meant, which stands once the form is handed in. */
const wishedMonth = (wished: string | null, { state, fee }: SeatFormOnPaper): string => {
  const month = wished ?? (state === 'submitted' || state === 'accepted' ? fee?.startMonth : undefined)
  return month === undefined ? BLANK_MONTH : eraMonth(month)
}

const partsOf = (form: SeatFormOnPaper): object[] => {
  const { content, leavers } = form
  switch (content.kind) {
    case 1: {
      const users = content.users.map(starterOnPaper)
      return [peoplePart('利用する職員', users), emailNotes(users)]
    }
    case 2: {
      const users = content.users.map(starterOnPaper)
      const { billTo } = content
      return [
        { part: 'blank', label: '1　病院負担アカウント新規発行数', value: content.seats === '' ? '　　' : content.seats.normalize('NFKC'), unit: '個' },
        { part: 'notes', texts: [PLANNED_USERS_NOTE] },
        { part: 'blank', label: '2　病院負担アカウント利用開始希望月', value: wishedMonth(content.wishedStart, form), unit: '' },
        peoplePart('3　利用する職員', users),
        emailNotes(users),
        {
          part: 'facts',
          heading: '4　県からの実費請求書の送付先',
          rows: [
            { label: '院内所属', value: billTo.department },
            { label: '氏名', value: billTo.name },
            { label: '電話番号・内線', value: phoneText(billTo) },
            { label: '電子メールアドレス', value: billTo.email },
          ],
        },
      ]
    }
    case 3: {
      const starters = content.starters.map(starterOnPaper)
      return [peoplePart('1　利用を終了するユーザ', leaversOnPaper(content, leavers)), peoplePart('2　利用を開始するユーザ', starters), emailNotes(starters, ...MOVE_NOTES)]
    }
  }
}

/** Paper that hasn't been handed in must not be taken for one that has. */
const standingText = ({ state, content, number }: SeatFormOnPaper): string => {
  const unsent = { draft: '下書き（提出前）', returned: '差戻し', withdrawn: '取下げ', submitted: '', accepted: '' }[state]
  return [formReference(content.kind, number), unsent].filter((part) => part !== '').join('　')
}

/** 様式1–3 (要綱9条2項, 10条1項, 12条), word for word as the rule book has them. */
export const seatFormSheet = (form: SeatFormOnPaper): Sheet => {
  const { content } = form
  const { title, lead } = SEAT_FORM_TITLES[content.kind]
  return {
    template: 'seat-form',
    data: {
      label: `（第${content.kind}号様式）`,
      day: form.submittedAt === null ? BLANK_DAY : eraDay(japanDay(new Date(form.submittedAt))),
      addressee: `${form.prefecture}知事　殿`,
      applicantLabel: content.kind === 2 ? '申請者' : '',
      applicant: [
        { label: '住所', value: content.address },
        { label: '病院名', value: content.hospitalName },
        { label: '代表者職名・氏名', value: [content.representativeTitle, content.representativeName].filter((part) => part !== '').join('　') },
      ],
      title,
      lead,
      parts: partsOf(form),
      contactLabel: '問合せ先',
      contact: [
        { label: '院内所属', value: content.contact.department },
        { label: '電話番号・内線', value: phoneText(content.contact) },
        { label: '電子メールアドレス', value: content.contact.email },
      ],
      reference: standingText(form),
    },
  }
}
