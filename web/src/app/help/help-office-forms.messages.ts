import { defineHelp, type ScreenHelp } from './help-topic'

export const officeFormsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '申請・届出の確認（県）',
    purpose: '病院から届いた様式1〜3を確認し、受理または差戻しをする画面です。確認の期限が近いものから並びます。',
    acts: [
      { term: '様式を開いて確認する', text: '記載の内容、費用、経過を確かめます。「様式を表示・印刷」で、要綱の様式どおりの用紙を画面の中で読めます。ダウンロードは要りません。' },
      { term: '受理する', text: '様式2は発行数と費用が確定し、利用開始通知が出ます。様式1・3は、指定された日に利用が自動で始まり、または終わります。' },
      { term: '差し戻す', text: '直してほしいことを書くと、病院の画面にそのまま表示されます。病院は同じ番号で再提出できます。' },
      { term: 'まとめて受理する', text: '一覧で選び「選んだ○件を受理する」を押します。1件ずつ受理するので、受理できないものがあってもほかには影響しません。理由はその場に表示されます。' },
    ],
    others: ['確認の期限は、様式2は利用開始の前の開庁日、様式1・3は提出から5開庁日以内（最初の開始・終了がそれより早いときは、その前の開庁日）です。', '受理・差戻しは病院の代表者に通知され、操作の記録に残ります。'],
    whens: [
      { term: '「空いているアカウントが足りません」と出る', text: '「アカウントの配布・更新」で県費負担アカウントを配布するか、様式2を提出するよう差し戻してください。' },
      { term: '「病院の代表者がいなくなります」と出る', text: '病院の登録情報の画面で後任を代表者にしてから、もう一度受理してください。' },
    ],
  },
  en: {
    title: 'Forms to decide (prefecture)',
    purpose: 'Forms 1–3 that hospitals have handed in are accepted or returned here. What is due first stands first.',
    acts: [
      { term: 'Open a form', text: 'See what it says, what it costs and what was done. The official sheet is read in the page; nothing is downloaded.' },
      { term: 'Accept', text: 'Form 2 fixes number and cost and issues the notice of start. With forms 1 and 3 people start and stop on their days by themselves.' },
      { term: 'Return', text: 'The hospital reads what you write and hands it in again under the same number.' },
      { term: 'Accept several', text: 'Choose them in the list. They are accepted one by one; one that can’t be says why and keeps none of the others.' },
    ],
    others: ['Form 2 is due on the last open day before its accounts begin, the others within five open days or, if somebody starts or stops earlier, on the open day before.', 'The representative is told of both, and both are written down.'],
    whens: [
      { term: 'There are not enough free accounts', text: 'Give the hospital some under “Accounts of hospitals and renewals”, or return the form and ask for a form 2.' },
      { term: 'No representative would be left', text: 'Make the successor a representative on the hospital’s registration, then accept again.' },
    ],
  },
})

export const allotmentsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'アカウントの配布・更新（県）',
    purpose: '県費負担アカウントの予算枠と病院への配布、病院ごとのアカウントと利用者、病院負担アカウントの年度更新を扱う画面です。',
    acts: [
      { term: '予算枠を定める', text: '今年度と来年度の枠を定めます。今年度は配布済みより少なくできません。来年度は、4月1日までに戻す数が示されます。' },
      { term: '病院に配布する', text: '病院を開き、数を入れて配布します。枠の残りを超える配布はできません。' },
      { term: '空きを県に戻す', text: '使われていない県費負担アカウントの「県に戻す」を押します。戻したものは、ほかの病院に配布できます。' },
      { term: '更新を受理する', text: '1〜3月に病院が提出した更新をまとめて受理します。受理すると1年延び、4月の単価で費用が確定し、病院の代表者に知らせます。期間内に提出されたものは4月30日まで受理できます。' },
      { term: '回答を求める', text: '未回答の病院には、1月の最初の開庁日と3月17日に自動で知らせます。「知らせる」で、1日1回まで手動でも知らせることができます。' },
    ],
    others: ['1つのアカウントを使うのは1人です。これまでの利用者も、期間とともに残ります。', '更新しない、または回答のない病院負担アカウントは、4月1日0:00に使えなくなります。データは残ります。'],
    whens: [
      { term: '招待した人がまだ使っていない', text: '「まだログインしていません」を押すと、招待の状況を確認して送り直せます。' },
      { term: '病院負担アカウントを減らしたい', text: '年度の途中では減らせません（要綱第10条第4項）。更新のときに外してもらってください。' },
    ],
  },
  en: {
    title: 'Accounts of hospitals and renewals (prefecture)',
    purpose: 'The budget of prefecture-funded accounts, each hospital’s accounts and holders, and the yearly renewal of hospital-funded ones.',
    acts: [
      { term: 'Set the budget', text: 'Of this fiscal year, not below what is given, and of the next: it says how many have to be taken back before April.' },
      { term: 'Give accounts', text: 'Open a hospital and say how many. Nothing beyond the budget is given.' },
      { term: 'Take a free one back', text: 'It can be given to another hospital then.' },
      { term: 'Accept renewals', text: 'Those that hospitals answered from January to March. They last a year longer, at April’s price, and the representative is told. What was answered in time can be accepted until 30 April.' },
      { term: 'Remind', text: 'Who hasn’t answered is reminded by itself on the first open day of January and on 17 March, and by you once a day.' },
    ],
    others: ['One account, one person. Earlier holders stay to be seen with their days.', 'What isn’t renewed can’t be used from 1 April, 0:00. All data stays.'],
    whens: [
      { term: 'Somebody invited hasn’t begun', text: 'Press “Hasn’t signed in yet” to see the invitation and send it again.' },
      { term: 'A hospital wants fewer hospital-funded accounts', text: 'Not within the year. It leaves them out in the renewal.' },
    ],
  },
})
