import { defineMessages } from '../../ui/language'

export const seatEndMessages = defineMessages({
  ja: {
    title: '利用期間が終了しました',
    lastDay: (day: string) => `利用できた最後の日：${day}`,
    cause_not_renewed: '病院負担アカウントは年度ごとに有効です（要綱第10条第5項）。次の年度への更新がなかったため、4月1日 0:00に終了しました。',
    cause_form: '病院から県へ、異動届出書（様式3）で利用終了の届出がありました。',
    cause_office: '県が、このアカウントの利用を終了しました。',
    cause_hospital: 'この病院は、現在システムを利用していません。',
    askRepresentative: '続けて使うには、自院の代表者へご連絡ください。',
    askForSecondForm: '続けて使うには、自院の代表者へご連絡ください。代表者が県へ申請（様式2）すると、再び利用できます。',
    askPrefecture: '続けて使うには、県の担当へご連絡ください。',
    stays: '登録した患者の情報とトークは、病院に残っています。',
    kept: '入力中の内容はこの画面に、送信待ちのメッセージはこの端末に残っています。利用が再開されたら、この画面でログインし直すと続けられます。',
    again: 'もう一度ログインする',
  },
  en: {
    title: 'Your account has ended',
    lastDay: (day: string) => `Last day of use: ${day}`,
    cause_not_renewed: 'A hospital-funded account lasts for one fiscal year (rule book, article 10(5)). It was not renewed, and so it ended on 1 April at 0:00.',
    cause_form: 'Your hospital told the prefecture by form 3 that this account ends.',
    cause_office: 'The prefecture has ended this account.',
    cause_hospital: 'Your hospital does not use the system at present.',
    askRepresentative: 'To go on, ask your hospital’s representative.',
    askForSecondForm: 'To go on, ask your hospital’s representative: with form 2 handed in to the prefecture you can be given an account again.',
    askPrefecture: 'To go on, ask the prefecture’s office.',
    stays: 'Cases and talks that you entered stay with your hospital.',
    kept: 'What you were typing is still on this page, messages that wait to be sent are on this PC. Once your account goes on, sign in here to continue.',
    again: 'Sign in again',
  },
})
