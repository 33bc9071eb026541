import { defineHelp, type ScreenHelp } from './help-topic'

export const retentionHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '保存期間と削除',
    purpose: '最後の入力から3年が過ぎる患者の情報を、予告のうえで削除する画面です（県）。',
    acts: [
      { term: '予告を送る', text: '90日以内に期間が終わる患者について、関係するすべての病院に知らせます。一度送れば、同じ患者について二度は送られません。' },
      { term: '書面で予告する', text: '利用を終えた病院は「書面で予告する病院」に並びます。保存用のZIPと書面を渡し、その日に記録します。記録するまで、関係する患者は削除されません。' },
      { term: '削除を実行する', text: '予告から30日が過ぎたものだけが消えます。毎日自動でも行われ、途中で止まると次に続きから行います。' },
      { term: '削除を止める', text: '病院の行の「患者を見る」から、患者ごと、または病院ごとに理由をつけて止めます。「停止を解く」で元に戻ります。' },
      { term: '申し込みに答える', text: '病院が停止を申し込むと「判断待ち」に並びます。判断するまで削除されません。' },
    ],
    others: ['削除の報告には患者コードと結果だけが残り、内容は残りません。', '予告のあとに新しい入力があると、その日から3年になり、予告はやり直しになります。'],
    whens: [{ term: '実行したのに残った', text: '実行の「内訳」に、残した理由（新しい入力・停止中・予告前）が出ます。' }],
  },
  en: {
    title: 'Retention and deletion',
    purpose: 'Deletes cases three years after their last entry, after a notice (prefecture).',
    acts: [
      { term: 'Send the notices', text: 'Every hospital concerned is told of the cases that become due within 90 days, each of a case once.' },
      { term: 'Tell on paper', text: 'A hospital whose use has ended gets a letter and the ZIP; note it on that day. Until then its cases stay.' },
      { term: 'Run the deletion', text: 'Only what was announced 30 days ago goes. It runs each day by itself too, and goes on where it was broken off.' },
      { term: 'Hold', text: 'From “Show cases”: a case or all of a hospital’s, with a reason, until you lift the hold.' },
      { term: 'Answer a request', text: 'What a hospital asks to keep is held until you have decided.' },
    ],
    others: ['A report keeps codes and results, nothing of the cases.', 'A new entry after the notice starts the three years, and the notice, anew.'],
    whens: [{ term: 'Something stayed after a run', text: 'Its details say why: a new entry, a hold, no notice.' }],
  },
})

export const ownRetentionHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '削除予定の情報',
    purpose: '保存期間（3年）が終わり、県が削除する予定の患者を確かめ、必要なものを手元に残す画面です。',
    acts: [
      { term: '一式を保存する', text: '記録・経過・トークの表（CSV）と書類が、患者ごとのフォルダに分かれたZIPファイルになります。' },
      { term: '削除を止めるよう申し込む', text: '理由を書いて県に申し込みます。県が判断するまで削除されません。' },
      { term: '削除日を確かめる', text: '新しい入力があると保存期間は延び、一覧から外れます。' },
    ],
    others: ['県は、削除の30日以上前に通知します。', '診療録としての保存は、病院が行います。'],
    whens: [{ term: '患者が一覧にない', text: '予告の前か、新しい入力で期間が延びたものです。' }],
  },
  en: {
    title: 'Data to be deleted',
    purpose: 'What the prefecture is going to delete at the end of its three years, and how to keep a copy.',
    acts: [
      { term: 'Save everything', text: 'Tables (CSV) of records, history and talks and all documents, a folder a case, in one ZIP file.' },
      { term: 'Ask to keep it', text: 'Give a reason; nothing is deleted until the prefecture has decided.' },
      { term: 'See the day', text: 'A new entry starts the three years anew, and the case leaves the list.' },
    ],
    others: ['You are told at least 30 days before.', 'The statutory record is kept by the hospital.'],
    whens: [{ term: 'A case isn’t listed', text: 'It wasn’t announced yet, or a new entry has moved its day.' }],
  },
})
