import { defineMessages } from '../ui/language'

/** Asked before hospitals are told something. */
export const tellMessages = defineMessages({
  ja: {
    to: '届く相手',
    way: '届き方',
    byNotice: '通知（画面上部のベルと通知の一覧）とメールで届きます。メールを受け取らない設定の人には、画面の通知だけが届きます。',
  },
  en: {
    to: 'To',
    way: 'By',
    byNotice: 'A notice in the bell and the list of notices, and an e-mail. Who has switched e-mails off gets the notice alone.',
  },
})
