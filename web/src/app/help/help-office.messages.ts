import { defineHelp, type ScreenHelp } from './help-topic'

export const namesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '氏名の確認',
    purpose: '「氏名が見えます」が押されて隠された内容を確かめ、表示に戻すか削除するかを決める画面です（県）。病院では、「氏名ではない」とした言葉の記録を見直せます。',
    acts: [
      { term: '内容を確かめる', text: '隠された文と、書いた病院、知らせた人、それまでに開いた人が並びます。' },
      { term: '表示に戻す', text: '氏名ではなかったときに。元のとおり、見える人すべてに表示されます。' },
      { term: '削除する', text: '氏名だったときに。内容は消え、削除したことだけが残ります。元には戻せません。' },
      { term: '「氏名ではない」を見直す', text: '入力中に止められた言葉を「氏名ではない」とした記録です。本人は自分の、代表者は自院の、県はすべての記録を見て、氏名だったものを取り消せます。' },
    ],
    others: ['判断するまで、県のほかには誰にも表示されません。', 'この画面を見たことは記録され、書いた病院に示されます。', '判断の結果は、書いた病院と知らせた人に伝わります。'],
    whens: [
      { term: '氏名かどうか迷う', text: '書いた病院へ電話で確かめてください。それまでは隠れたままなので、急がなくてかまいません。' },
      { term: 'すでに開いた人がいる', text: '一覧で確かめ、必要に応じて、その病院の代表者へ連絡してください。' },
    ],
  },
  en: {
    title: 'Names reported',
    purpose: 'What was hidden because somebody saw a name in it: show it again, or delete it (prefecture). Hospitals look over the words that were said to be no names.',
    acts: [
      { term: 'Look at it', text: 'The text, the hospital that wrote it, who reported it, and who had opened it.' },
      { term: 'Show it again', text: 'If it was no name: all who might see it before see it again.' },
      { term: 'Delete it', text: 'If it was one: the content goes, the deletion stays on record. It cannot be undone.' },
      { term: 'Look over “not a name”', text: 'Words that were stopped while typing and said to be no names: one’s own, the hospital’s for its representative, all for the prefecture. What was a name is taken back.' },
    ],
    others: ['Until you decide, nobody but the prefecture sees it.', 'That you looked is written down and shown to the hospital that wrote it.', 'Your decision is told to that hospital and to who reported it.'],
    whens: [
      { term: 'You are unsure whether it is a name', text: 'Call the hospital that wrote it. It stays hidden meanwhile, so there is no hurry.' },
      { term: 'Somebody had opened it already', text: 'The list tells who; call their representative if needed.' },
    ],
  },
})

export const documentReleasesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '「氏名ではない」で公開した書類',
    purpose: '検査で差し戻された書類を、追加した人が自分の判断で公開したものの一覧です。代表者と県が見ます。',
    acts: [
      { term: '誰がなぜ公開したか', text: '公開した人、日時、指摘の数、理由が新しい順に並びます。' },
      { term: '書類を確かめる', text: '書類の名前を押すと、患者さんの画面やトークが開きます。' },
      { term: '氏名が見えたとき', text: '書類の「氏名が見えます」を押すと、すぐに全員から隠れ、県に伝わります。' },
    ],
    others: ['代表者には自院の分だけ、県にはすべての病院の分が表示されます。', '県が見たことは記録されます。'],
    whens: [{ term: '検査の間違いが多い', text: '職員の氏名や病院名がよく指摘されるときは、県の担当へお知らせください。' }],
  },
  en: {
    title: 'Documents shown as “no name”',
    purpose: 'Documents that the check sent back and that their uploader showed all the same; for the representative and the prefecture.',
    acts: [
      { term: 'Who showed it, and why', text: 'Person, time, number of places and reason, newest first.' },
      { term: 'Look at one', text: 'Its name opens the patient’s page or the talk.' },
      { term: 'There is a name', text: 'Press “A name can be seen” at the document: hidden from everyone at once, and the prefecture is told.' },
    ],
    others: ['The representative sees those of the own hospital, the prefecture all.', 'That the prefecture looked is written down.'],
    whens: [{ term: 'The check is often wrong', text: 'Tell the prefecture when staff or hospitals are often taken for patients.' }],
  },
})
