import { defineMessages } from '../../ui/language'

/** The clocks of inquiries: every span is counted in the asked hospital's reception hours. */
export const clockMessages = defineMessages({
  ja: {
    answerIn: (span: string) => `回答まで ${span}`,
    answerOverdue: (span: string) => `回答期限を ${span} 超過`,
    confirmIn: (span: string) => `確認期限まで ${span}`,
    confirmOverdue: (span: string) => `確認期限を ${span} 超過`,
    waitingFor: (span: string) => `送信から ${span}`,
    expectedOverdue: (span: string) => `返答目安を ${span} 超過`,
    answeredIn: (span: string) => `${span}で回答`,
    transferDate: (day: string) => `転院日 ${day}`,
    dueAt: (at: string) => `期限 ${at}`,
    away: (at: string) => `受付時間外（${at}から）`,
    note: '時間は相手の病院の受付時間で数えています（夜間・休診日・祝日を除く）',
    ownNote: '時間は自院の受付時間で数えています（夜間・休診日・祝日を除く）',
    receivedFor: (span: string) => `受信から ${span}`,
  },
  en: {
    answerIn: (span: string) => `answer in ${span}`,
    answerOverdue: (span: string) => `answer ${span} overdue`,
    confirmIn: (span: string) => `confirmation in ${span}`,
    confirmOverdue: (span: string) => `confirmation ${span} overdue`,
    waitingFor: (span: string) => `${span} since sent`,
    expectedOverdue: (span: string) => `${span} beyond its usual time`,
    answeredIn: (span: string) => `answered in ${span}`,
    transferDate: (day: string) => `transfer ${day}`,
    dueAt: (at: string) => `due ${at}`,
    away: (at: string) => `closed (opens: ${at})`,
    note: 'Time is counted in the other hospital’s reception hours (no nights, closed days or holidays)',
    ownNote: 'Time is counted in our own reception hours (no nights, closed days or holidays)',
    receivedFor: (span: string) => `waiting ${span}`,
  },
})
