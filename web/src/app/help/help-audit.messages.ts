import { defineHelp, type ScreenHelp } from './help-topic'

export const auditHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '操作の記録',
    purpose: '誰が、いつ、何を見て何を変えたかを確かめる画面です。県はすべて、病院の代表者は自院に関わるものを見られます。',
    acts: [
      { term: '探す', text: '人の名前・ログインID・患者コードで探せます。患者コードでは、一覧で見られた記録も見つかります。' },
      { term: '絞り込む', text: '種類と期間で絞り込めます。' },
      { term: '県の閲覧を確かめる', text: '種類を「県による閲覧」にすると、県が自院の患者やトークを見た記録だけが並びます。患者の「履歴」でも見られます。' },
    ],
    others: ['この画面を見たことも記録されます。', '記録は数秒ごとに封印され、書き換え・削除・差し込みは検査で見つかります。'],
    whens: [{ term: '身に覚えのない操作がある', text: '本人に確かめ、必要なら県の担当にパスワードの再発行を依頼してください。' }],
  },
  en: {
    title: 'Audit trail',
    purpose: 'Who read and changed what, and when: all of it for the prefecture, what concerns the hospital for its representative.',
    acts: [
      { term: 'Look for', text: 'A name, a login ID or a case code. By its code a case is found in lists that were read, too.' },
      { term: 'Narrow', text: 'By kind and period.' },
      { term: 'See what the prefecture read', text: 'Choose “Reads by the prefecture”: its readings of your cases and talks alone. They are in a case’s history too.' },
    ],
    others: ['That you looked here is written down too.', 'Entries are sealed every few seconds: whatever is rewritten, removed or slipped in is found.'],
    whens: [{ term: 'There is an act nobody knows of', text: 'Ask the person; if needed, have the prefecture reset the password.' }],
  },
})
