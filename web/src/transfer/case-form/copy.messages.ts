import { defineMessages } from '../../ui/language'

/** 「この内容で新しく登録」. */
export const copyMessages = defineMessages({
  ja: {
    copy: 'この内容で新しく登録',
    short: '複製',
    of: (patient: string) => `：${patient}の内容で新しく登録`,
    lead: '記録の内容を複製した下書きを作ります。日付（転院可能日・発症日など）、候補病院、トーク、書類は複製しません。',
    withSensitive: '取り扱いに注意が必要な項目（HIV・生活保護・精神科の入院形態）も複製する',
    act: '下書きを作る',
    done: (code: string) => `下書き ${code} を作りました。日付を入力してください`,
  },
  en: {
    copy: 'Register anew from this',
    short: 'Copy',
    of: (patient: string) => `: register anew from ${patient}`,
    lead: 'A draft is made with what the record says. Dates, candidates, talks and documents aren’t copied.',
    withSensitive: 'Copy sensitive items too (HIV, public assistance, form of psychiatric admission)',
    act: 'Make the draft',
    done: (code: string) => `The draft ${code} was made. Enter its dates`,
  },
})
