import { defineHelp, type ScreenHelp } from './help-topic'

export const moderationHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '内容の確認と削除',
    purpose: '病院が入力した不適切な内容について、病院に確認を求め、または削除した件の一覧です（県・要綱第24条）。',
    acts: [
      { term: '確認を求める', text: 'トーク・患者・書類・病院のページで、その内容のそばの「確認を求める・削除する」を押し、理由と回答期限を書きます。内容はそのまま残ります。' },
      { term: '削除する', text: '内容はすぐに消え、元の場所には「県が削除しました」と区分・日付だけが残ります。元に戻せません。' },
      { term: '回答を確かめる', text: '病院が回答すると「県の確認待ち」として一番上に並びます。追加で確認する、終了する、削除するのどれかを選びます。' },
      { term: '期限を見る', text: '回答期限を過ぎた件には「期限超過」の印が付きます。自動で削除されることはありません。' },
    ],
    others: ['確認や削除は、入力した病院の代表者に通知されます。通知に内容は書かれません。', '誰がいつ行ったかは操作の記録に残り、内容は残りません。', '削除すると、やり取りの中の同じ文も伏せられます。'],
    whens: [
      { term: '「氏名が見えます」で隠れている内容', text: '「氏名が見えます」の画面で、表示に戻すか削除するかを決めます。' },
      { term: '削除できない', text: '病院がすでに取り消したか、書き換えています。画面を開き直してください。' },
    ],
  },
  en: {
    title: 'Unsuitable content',
    purpose: 'What hospitals were asked to confirm, and what was deleted (prefecture, Art. 24).',
    acts: [
      { term: 'Ask', text: 'Beside the content in a talk, case, document or hospital page: “Ask about it or delete it”, with a reason and a day. The content stays.' },
      { term: 'Delete', text: 'It is gone at once and for good; “Deleted by the prefecture” with kind and day stays in its place.' },
      { term: 'Read the answer', text: 'What a hospital answered stands first. Ask more, close it, or delete.' },
      { term: 'See what is late', text: 'What passed its day is marked. Nothing is deleted by itself.' },
    ],
    others: ['The representative of the hospital is notified, without the content.', 'Who did it and when is in the trail, the content is not.', 'After a deletion the same words are covered in what was said about it.'],
    whens: [
      { term: 'Hidden because of a name', text: 'Decide about it under reported names.' },
      { term: 'It can’t be deleted', text: 'The hospital took it back or changed it. Reload the page.' },
    ],
  },
})

export const ownModerationHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '県からの内容の確認',
    purpose: '自院が入力した内容について、県が確認を求めたもの、削除したものを見て、回答する画面です（代表者）。',
    acts: [
      { term: '何についてかを見る', text: '「この発言をトークで開く」などから、対象の内容を開けます。' },
      { term: '回答する', text: '回答期限までに、内容の意図や直したことを書いて送ります。続けて書くこともできます。' },
      { term: '内容を直す', text: '患者の記録や施設情報は、いつもの画面で書き直せます。直したことを回答に書いてください。' },
    ],
    others: ['やり取りは、県の担当と自院の代表者だけが見られます。', '県が削除した内容は元に戻せません。施設情報や記録は、書き直すと表示されます。'],
    whens: [{ term: '期限に間に合わない', text: '期限を過ぎても回答できます。県の担当に電話で知らせてください。' }],
  },
  en: {
    title: 'Asked by the prefecture',
    purpose: 'What your hospital wrote and the prefecture asks about or deleted, and where you answer (representative).',
    acts: [
      { term: 'See what it is about', text: 'The link opens the line, case or page.' },
      { term: 'Answer', text: 'By the day given, say what was meant or what you put right. You may add to it.' },
      { term: 'Put it right', text: 'Records and facility information are changed on their usual pages; say so in your answer.' },
    ],
    others: ['Only the prefecture’s officers and your representatives see this.', 'What was deleted can’t be brought back; records and facility information may be written anew.'],
    whens: [{ term: 'Too late', text: 'You can still answer after the day. Call the prefecture.' }],
  },
})
