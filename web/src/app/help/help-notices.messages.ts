import { defineHelp, type ScreenHelp } from './help-topic'

export const noticesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'お知らせと通知の設定',
    purpose: '打診、回答、決定、15分以上読まれていないメッセージなどを、画面・メール・プッシュ通知で知らせます。Tasukiを開いたままにしておく必要はありません。',
    acts: [
      { term: '押して開く', text: 'お知らせを押すと、その打診や患者さんの画面が開き、既読になります。メールのリンクも同じです。' },
      { term: '届き方を選ぶ', text: '「通知の設定」で、内容ごとに画面・メール・プッシュを選べます。夜間は送らず、朝に1通にまとめます。' },
      { term: '部署にも送る', text: '代表者は、自院の連絡窓口のメールアドレスにも送るよう設定できます。' },
    ],
    others: ['お知らせの既読・未読は、あなただけのものです。相手の病院にも同僚にも見えません。', 'メールとプッシュ通知に、患者さんの情報は書かれません。病院名と患者番号、リンクだけです。'],
    whens: [
      { term: 'メールが届かない', text: '「通知の設定」で送り先を確かめてください。送らない時間に届いたものは、朝に1通で届きます。迷惑メールの箱も見てください。' },
      { term: 'お知らせが一覧から消えた', text: '公開範囲が変わるなどして、現在は閲覧できない内容になりました。' },
      { term: '共用のパソコンを使っている', text: 'ログアウトすると、そのブラウザへのプッシュ通知は止まります。' },
    ],
  },
  en: {
    title: 'Notices and how you are told',
    purpose: 'Inquiries, answers, decisions and messages unread for 15 minutes are told in the page, by e-mail and by push. No page needs to stay open.',
    acts: [
      { term: 'Press to open', text: 'A notice opens the inquiry or patient it is about and is read by that; so does the link in an e-mail.' },
      { term: 'Choose how', text: 'In the settings choose page, e-mail and push for each kind. Nothing is sent at night; the morning brings one e-mail.' },
      { term: 'Tell the department too', text: 'The representative may have the address of your contact told as well.' },
    ],
    others: ['Read and unread are yours alone: neither the other hospital nor colleagues see them.', 'E-mails and pushes say nothing about a patient: the hospital, the case code and a link.'],
    whens: [
      { term: 'No e-mail arrives', text: 'Look at your address in the settings. What came in quiet hours arrives in one e-mail in the morning. Look into the spam folder too.' },
      { term: 'A notice has gone from the list', text: 'What it was about is no longer shown to you.' },
      { term: 'You use a shared computer', text: 'Signing out ends the pushes to that browser.' },
    ],
  },
})
