import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { HiddenMark } from '@tasuki/domain/names/hidden-mark'
import type { InquiryAnswer } from '@tasuki/domain/transfer/inquiry-answer'
import { RECORD_WORDS } from '@tasuki/domain/transfer/record-words'
import { markOnPaper } from '../names/mark-on-paper'
import { instantOnPaper, longDayOnPaper } from '../platform/files/paper-time'
import type { Sheet } from '../platform/files/print-sheet'
import { ageOnPaper, diseaseOnPaper, type PrintedCase } from './committee.sheet'

const WORDS = RECORD_WORDS.ja

/** What comes along with nearly every patient, to be ticked by hand; the last line is for the rest. */
const TO_BRING = [
  '診療情報提供書',
  '看護サマリー',
  'リハビリサマリー',
  '検査結果・画像（CD）',
  'お薬（　　日分）・お薬手帳',
  'マイナ保険証・資格確認書',
  '限度額適用認定証・各種受給者証',
  '介護保険証',
  '衣類・日用品・補聴器・義歯',
  'その他（　　　　　　　　　　）',
]

type Contact = PrintedCase['sender']

const contactText = ({ department, phone }: Contact): string => [department, phone === '' ? '' : `電話 ${phone}`].filter((part) => part !== '').join('　')

export type NoticeContents = {
  detail: CaseDetail
  hold: NonNullable<CaseDetail['hold']>
  answer: InquiryAnswer | null
  answerHidden: HiddenMark | null
  sender: Contact
  receiver: Contact
  printed: string
}

/** 受入決定連絡票: the patient's name never enters the system, so the paper leaves a line to write it on. */
export const noticeSheet = ({ detail, hold, answer, answerHidden, sender, receiver, printed }: NoticeContents): Sheet => {
  const offer = answer !== null && (answer.kind === 'accepted' || answer.kind === 'conditional') ? answer : undefined
  const facts = [
    { label: '患者', value: [ageOnPaper(detail), detail.sex === null ? '' : WORDS[`sex_${detail.sex}`], diseaseOnPaper(detail)].filter((part) => part !== '').join('　') },
    { label: '転院元', value: sender.name, more: contactText(sender) },
    { label: '転院先', value: receiver.name, more: contactText(receiver) },
    { label: '転院日', value: longDayOnPaper(hold.transferDate), blank: '到着予定　　　　時　　　　分ごろ' },
    { label: '病棟', value: offer?.ward ?? '', blank: offer === undefined || offer.ward === '' ? '　' : '' },
    { label: '個室料', value: offer?.roomFee ?? '' },
    { label: '受入れの条件', value: offer?.kind === 'conditional' ? offer.conditions : '' },
    { label: '申し送り', value: answerHidden === null ? (offer?.note ?? '') : markOnPaper(answerHidden) },
    { label: '受入先の確認', value: hold.confirmedAt === null ? '確認待ち（まだ確認されていません）' : `確認済　${instantOnPaper(new Date(hold.confirmedAt))}` },
  ]
  return {
    template: 'acceptance-notice',
    data: {
      title: '受入決定連絡票',
      code: detail.code,
      nameLabel: '患者氏名（手書き）',
      nameNote: '氏名はシステムに登録されていません。印刷したあと、この欄に手書きしてください。',
      facts: facts.filter((fact) => fact.value !== '' || (fact.blank ?? '') !== '').map(({ label, value, more = '', blank = '' }) => ({ label, value, more, blank })),
      bringTitle: '当日お持ちいただくもの',
      bring: TO_BRING,
      remarks: '備考（手書き）',
      signatures: ['転院元　担当', '転院先　担当'],
      printed,
    },
  }
}
