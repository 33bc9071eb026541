import { defineHelp, type ScreenHelp } from './help-topic'

export const formsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'アカウント・様式',
    purpose: '代表者が、アカウントの申請・届出（様式1〜3）を県へ出し、自院のアカウントと利用者を確認し、年度の更新を申し込む画面です。',
    acts: [
      { term: '様式を選んで作る', text: '県費のアカウントを使う人を決めたら様式1、病院の負担で増やすなら様式2、人が替わるなら様式3です。病院名や問合せ先は前回の内容が入ります。' },
      { term: '県へ提出する', text: '提出した様式は、受理されるまで取り下げられます。差し戻されたときは、県の指摘を見ながら直して再提出します。' },
      { term: '自院のアカウントを見る', text: '誰がどのアカウントをいつから使っているか、前に使っていた人も確認できます。' },
      { term: '年度の更新を申し込む', text: '病院負担アカウントは3月31日で終わります。続けるものを選んで提出します。受理された後に開始したアカウントは、追加で提出できます。' },
    ],
    others: ['様式を出せるのは代表者だけです。', '県が受理すると、指定した日に自動で利用が始まり、または終わります。'],
    whens: [{ term: '人がやめた', text: '様式3で利用を終える日を届け出ます。アカウントの数は減らないので、空いた分は別の人が使えます。' }],
  },
  en: {
    title: 'Accounts and forms',
    purpose: 'The representative hands in forms 1–3 with the prefecture, sees the hospital’s accounts and their holders, and renews them.',
    acts: [
      { term: 'Begin a form', text: 'Form 1 names users of the prefecture’s accounts, form 2 adds accounts at the hospital’s cost, form 3 changes users. What you said last is filled in.' },
      { term: 'Hand it in', text: 'Until it is accepted you can withdraw it. If it is returned, put it right beside the prefecture’s words and hand it in again.' },
      { term: 'Look at your accounts', text: 'Who uses which account since when, and who did before.' },
      { term: 'Renew for next year', text: 'Hospital-funded accounts end on 31 March. Choose those that go on.' },
    ],
    others: ['Only the representative hands in forms.', 'Once accepted, people start and stop on their days by themselves.'],
    whens: [{ term: 'Somebody leaves', text: 'Say their last day with form 3. The number of accounts stays, so somebody else can take the free one.' }],
  },
})

export const seatFormHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '様式の作成',
    purpose: '様式1〜3の一つを書き、県へ提出する画面です。入力するそばから下書きとして保存されます。',
    acts: [
      { term: '職員をまとめて入れる', text: '「表から貼り付ける」で、Excelの表やCSVから何人でも一度に入れられます。' },
      { term: '共用のメールアドレスを使う', text: '個人用のアドレスが払い出されておらず、民間のメールも禁止されている場合だけ認められます。両方にチェックしてください。' },
      { term: '費用を確かめる', text: '様式2では、数と希望月を変えるたびに、利用開始と費用の目安が変わります。' },
      { term: '様式を表示・印刷する', text: '要綱の様式どおりのPDFを、画面の中で見て印刷できます。ダウンロードは要りません。' },
    ],
    others: ['足りないところがあると、提出のときにその欄が示されます。入力したものは消えません。'],
    whens: [{ term: '差し戻された', text: '県の指摘が上に表示されます。直して「直して再提出する」を押してください。' }],
  },
  en: {
    title: 'Writing a form',
    purpose: 'One of forms 1–3, to be written and handed in. It is saved as a draft while you type.',
    acts: [
      { term: 'Enter many people at once', text: '“Paste from a table” takes any number from a spreadsheet or a CSV file.' },
      { term: 'Use a shared mailbox', text: 'Only where no personal address is issued and private mail is forbidden. Tick both.' },
      { term: 'Check the cost', text: 'In form 2 start and cost follow number and month as you change them.' },
      { term: 'Show and print the sheet', text: 'The official sheet as PDF, seen and printed in the page, without a download.' },
    ],
    others: ['What is missing is marked when you hand it in; nothing you typed is lost.'],
    whens: [{ term: 'It was returned', text: 'The prefecture’s words stand above. Put it right and press “Hand in again”.' }],
  },
})
