import type { InvoiceDetail, InvoiceTerms } from '@tasuki/domain/account/invoice/invoice.contract'
import { addMonths, monthsLeftInFiscalYear } from '@tasuki/domain/base/month'
import { eraDay, eraFiscalYear, eraMonth } from '@tasuki/domain/base/japanese-era'
import type { Sheet } from '../../platform/files/print-sheet'

const yen = (amount: number): string => (amount < 0 ? `△${(-amount).toLocaleString('ja-JP')}` : amount.toLocaleString('ja-JP'))

/** 第2026-0012号 is what people quote; on paper it is said in the era too. */
const numberText = (code: string): string => `第${code}号`

const lineOnPaper = ({ kind, startMonth, seats, months, unitPrice, amount }: InvoiceDetail['lines'][number]) => ({
  text: `アカウント利用料（${kind === 'renewal' ? '年度更新' : '新規発行'}）`,
  period: `${eraMonth(startMonth)}〜${eraMonth(addMonths(startMonth, monthsLeftInFiscalYear(startMonth) - 1))}`,
  figures: [yen(seats), yen(months), yen(unitPrice), yen(amount)],
})

/** Where the letter goes: the person whom 様式2 named, or 御中 where it named none. */
const addresseeLines = ({ addressee }: InvoiceDetail): string[] => {
  const named = addressee.name !== ''
  const department = addressee.department === '' ? [] : [named ? addressee.department : `${addressee.department}　御中`]
  return [addressee.address, named || department.length > 0 ? addressee.hospitalName : `${addressee.hospitalName}　御中`, ...department, named ? `${addressee.name}　様` : ''].filter((line) => line !== '')
}

/** 請求書 (要綱11条2項), or 赤伝 that cancels one: by the terms that it was sent with, or as they stand while it isn't. */
export const invoiceSheet = (of: { invoice: InvoiceDetail; terms: InvoiceTerms }): Sheet => {
  const { invoice, terms } = of
  const isCredit = invoice.state === 'credit'
  const standing = invoice.sentAt === null ? (isCredit ? '（送付なし）' : '（送付前の確認用）') : invoice.state === 'cancelled' ? '（取消済み）' : ''
  return {
    template: 'invoice',
    data: {
      title: isCredit ? '請求取消書（赤伝票）' : '請求書',
      standing,
      number: numberText(invoice.code),
      day: eraDay(invoice.invoiceDay),
      addressee: addresseeLines(invoice),
      issuer: terms.issuer.trim().split('\n'),
      registration: terms.registration === '' ? '' : `登録番号　${terms.registration}`,
      lead: isCredit
        ? `${invoice.counterpart === null ? '先の請求書' : `請求書${numberText(invoice.counterpart.code)}`}による請求を、次のとおり取り消します。`
        : `かながわ後方搬送支援システムの運用及び利用に関する要綱第11条の規定により、${eraFiscalYear(invoice.fiscalYear)}の病院負担アカウントに係る実費を、次のとおり請求します。`,
      totalLabel: isCredit ? '取消金額' : '請求金額',
      total: `${yen(invoice.amount)}円`,
      due: isCredit ? [] : [['納入期限', eraDay(invoice.dueDay)]],
      columns: ['内容', '利用期間', '数量', '月数', '単価（円）', '金額（円）'],
      rows: invoice.lines.map(lineOnPaper),
      sumLabel: '合計（税込）',
      sum: yen(invoice.amount),
      notes: [
        isCredit ? { label: '取消理由', text: invoice.reason } : { label: '振込先', text: terms.payTo.trim() },
        { label: '備考', text: isCredit ? '先の請求書によるお支払いは不要です。' : '金額は、数量（アカウント数）× 利用開始月から年度末までの月数 × 単価（1か月・税込）です。振込手数料はご負担ください。' },
        { label: '問合せ先', text: terms.contact.trim() },
      ].filter(({ text }) => text !== ''),
    },
  }
}
