import { defineHelp, type ScreenHelp } from './help-topic'

export const officeInvoicesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '請求書（県）',
    purpose: '病院負担アカウントの実費の請求書を作り、送り、入金・督促・取消を記録する画面です。',
    acts: [
      { term: '請求書を作る', text: '請求月が来たものは、毎朝6時10分と様式を受理したときに自動で作られます。「これから作る請求書」から手でも作れます。何度押しても、同じ請求が二重になることはありません。' },
      { term: '送付する', text: '病院の画面に表示され、通知が届きます。請求日はその日、納入期限は設定のとおりになります。' },
      { term: '入金を記録する', text: '入金日を入れます。間違えたときは「入金の記録を取り消す」で戻せます。' },
      { term: '取り消す', text: '請求取消書（赤伝票）が作られ、同じ内容は「これから作る請求書」に戻ります。自動では作り直されません。' },
    ],
    others: ['病院には、送付した請求書だけが見えます。', '納入期限を過ぎると、翌日から2週間ごとに3回まで自動で督促します。'],
    whens: [{ term: '送付できない', text: '「請求書の設定」で請求者と振込先を定めてください。' }],
  },
  en: {
    title: 'Invoices (prefecture)',
    purpose: 'Makes and sends the invoices for hospital-funded accounts, and notes payments, reminders and cancellations.',
    acts: [
      { term: 'Make invoices', text: 'What is due is made by itself each morning at 6:10, and when a form is accepted. You may make them by hand: nothing is billed twice, however often you press.' },
      { term: 'Send', text: 'The hospital sees it and is told. It is dated that day, and due as the settings say.' },
      { term: 'Note a payment', text: 'Enter its day. A mistake can be taken back.' },
      { term: 'Cancel', text: 'A credit note is made. The same lines wait under “To be made”; they aren’t made anew by themselves.' },
    ],
    others: ['A hospital sees what was sent to it, nothing else.', 'Who is past the due day is reminded every two weeks, three times.'],
    whens: [{ term: 'It can’t be sent', text: 'Enter the issuer and the account to pay to in the settings.' }],
  },
})

export const invoicesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '請求書',
    purpose: '県から届いた、病院負担アカウントの請求書を見る画面です。',
    acts: [
      { term: '請求書を開く', text: '内訳、納入期限、振込先の入ったPDFを開けます。' },
      { term: '状態を見る', text: '未入金・入金済み・取消済みがわかります。入金は県が記録します。' },
      { term: '期限を確かめる', text: '納入期限を過ぎた請求書には「期限超過」と表示されます。' },
    ],
    others: ['自院の職員と県だけが見られます。'],
    whens: [{ term: '内容が違う', text: '請求書の問合せ先（県の担当）へご連絡ください。' }],
  },
  en: {
    title: 'Invoices',
    purpose: 'Invoices of the prefecture for the accounts that your hospital pays for.',
    acts: [
      { term: 'Open an invoice', text: 'A PDF with lines, due day and the account to pay to.' },
      { term: 'See its state', text: 'Open, paid or cancelled. The prefecture notes payments.' },
      { term: 'Check the due day', text: 'What is past it is marked as overdue.' },
    ],
    others: ['Only your hospital and the prefecture see them.'],
    whens: [{ term: 'Something is wrong', text: 'Ask the contact that stands on the invoice.' }],
  },
})
