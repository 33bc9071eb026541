import type { SeatForm, SeatFormContent, SeatFormFee } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { eraDay, eraFiscalYear, eraMonth } from '@tasuki/domain/base/japanese-era'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { Sheet } from '../../platform/files/print-sheet'
import { peopleOnPaper } from './people-on-paper'
import { formReference, starterOnPaper } from './seat-form.sheet'

/** An accepted 様式2 with the cost that was fixed with it. */
export type StartNoticeOnPaper = {
  prefecture: string
  number: NonNullable<SeatForm['number']>
  issuedAt: string
  appliedAt: string
  content: Extract<SeatFormContent, { kind: 2 }>
  fee: SeatFormFee
}

const yen = (amount: number): string => `${amount.toLocaleString('ja-JP')}円`

/** 利用開始通知 (要綱10条2項): from when the seats may be used, by whom, and what they cost (11条). */
export const seatStartNoticeSheet = (notice: StartNoticeOnPaper): Sheet => {
  const { content, fee, number } = notice
  const rest = fee.seats - content.users.length
  const [firstMonth, lastMonth] = [eraMonth(fee.startMonth), eraMonth(`${fee.fiscalYear + 1}-03`)]
  const billTo = [content.billTo.department, content.billTo.name].filter((part) => part !== '').join('　')
  const representative = [content.representativeTitle, content.representativeName].filter((part) => part !== '').join('　')
  return {
    template: 'seat-start-notice',
    data: {
      title: '病院負担アカウントの利用開始について（通知）',
      reference: `${eraFiscalYear(number.fiscalYear)}-利用開始-${String(number.number).padStart(4, '0')}`,
      day: eraDay(japanDay(new Date(notice.issuedAt))),
      addressee: [content.hospitalName, `${representative}　殿`],
      sender: `${notice.prefecture}知事`,
      seal: '（公印省略）',
      lead: `${eraDay(japanDay(new Date(notice.appliedAt)))}付けで申請のあった病院負担アカウントの発行（${formReference(2, number)}）について、発行に係る事務が完了しましたので、要綱第10条第2項の規定により、下記のとおり利用の開始を通知します。`,
      record: '記',
      facts: [
        { label: '病院名', article: '', value: content.hospitalName, more: '' },
        { label: '病院負担アカウント数', article: '', value: `${fee.seats}個`, more: '' },
        { label: '利用開始日', article: '（要綱第10条第3項）', value: `${firstMonth}1日`, more: '' },
        { label: '有効期間', article: '（要綱第10条第5項）', value: `${eraDay(`${fee.fiscalYear + 1}-03-31`)}まで`, more: '更新の手続きをしたときは、翌年度も利用できます。' },
        {
          label: '実費の負担額',
          article: '（要綱第11条第1項）',
          value: yen(fee.amount),
          more: `${fee.seats}個 × ${fee.months}か月（${firstMonth}〜${lastMonth}） × ${yen(fee.unitPrice)}（税込）`,
        },
        { label: '請求の時期', article: '（要綱第11条第2項）', value: eraMonth(fee.billMonth), more: billTo === '' ? '' : `請求書の送付先　${billTo}` },
        { label: '納入', article: '（要綱第11条第3項）', value: '請求書に記載の納入期日まで', more: '' },
      ],
      peopleHeading: '利用する職員',
      ...peopleOnPaper(content.users.map(starterOnPaper)),
      undecided: rest > 0 ? `残り${rest}個は、利用する職員が決まりしだい、様式3により届け出てください。` : '',
      notes: ['同一年度中に発行したアカウント数は、年度内に減少させることができません（要綱第10条第4項）。利用する職員が替わるときは、様式3により届け出てください。', '一つのアカウントを複数の職員で共同利用することはできません（要綱第6条第2号）。'],
      end: '以上',
    },
  }
}
