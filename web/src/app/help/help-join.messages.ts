import { defineHelp, type ScreenHelp } from './help-topic'

export const joinHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '病院の利用申込み',
    purpose: 'まだ利用していない病院が、県へ利用を申し込む画面です。ログインしていない人も使えます。',
    acts: [
      { term: '申し込む', text: '病院を選び、担当者と最初の代表者を入力し、利用規約に同意して「申し込む」を押します。受付番号と照会コードを控えてください。' },
      { term: '状況を確かめる', text: '「申込み済みの方はこちら」から、受付番号と照会コードを入力します。' },
      { term: '訂正する、取り下げる', text: '状況の画面で「訂正する」または「申込みを取り下げる」を押します。県が決めた後はできません。' },
    ],
    others: ['申し込んだ病院があるかどうかは、県のほか誰にも示されません。', '受理されなかった申込みは、1年後に削除されます。'],
    whens: [{ term: '照会コードがわからない', text: '県の担当へ、受付番号を伝えてお問い合わせください。' }],
  },
  en: {
    title: 'Application to join',
    purpose: 'Where a hospital applies to use the system, signed in or not.',
    acts: [
      { term: 'Apply', text: 'Choose the hospital, say who to ask and who begins, agree to the terms, press “Apply”. Keep number and code.' },
      { term: 'See how far it is', text: 'By “Already applied?”, with number and code.' },
      { term: 'Correct or withdraw', text: 'From that page, until the prefecture has decided.' },
    ],
    others: ['Nobody but the prefecture is told who has applied.', 'What wasn’t accepted is deleted after a year.'],
    whens: [{ term: 'The code is lost', text: 'Ask the prefecture’s office; say the number.' }],
  },
})

export const applicationsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '利用申込みの受理',
    purpose: '病院から届いた利用申込みを確認し、受理・差戻し・不受理を決める画面です（県）。監査担当は見るだけです。',
    acts: [
      { term: '受理する', text: '申込みを開いて「受理する」を押します。病院の利用が始まり、最初の代表者が招待されます。一覧にない病院は、そのとき一覧に加わります。' },
      { term: '差し戻す', text: '訂正してほしいことを書きます。申込みの担当者に「回答があります」というメールが届き、本人が画面で読みます。' },
      { term: '受理しない', text: '理由を書きます。理由は、受付番号と照会コードを持つ人だけが読めます。' },
      { term: '電話で確かめる', text: '申込みの担当者の電話番号を押すとかけられます。相手の受付番号を聞いてください。' },
    ],
    others: ['したことはすべて、操作の記録に残ります。', 'パスワードが画面に出ることはありません。招待は本人のメールか、コードで渡します。'],
    whens: [
      { term: '代表者に案内が届かない', text: '「利用者のアカウント」で、その人のコードを発行して伝えてください。' },
      { term: '利用中の病院からの申込み', text: '代表者がいる病院の申込みは受理できません。代表者に確かめてください。代表者を増やすのは「病院の利用状況」です。' },
    ],
  },
  en: {
    title: 'Deciding applications',
    purpose: 'Where the prefecture accepts, returns or refuses applications to join. Auditors only read.',
    acts: [
      { term: 'Accept', text: 'Open one and press “Accept”: the hospital’s use begins and its first representative is invited. One that the directory lacks is entered.' },
      { term: 'Return', text: 'Write what is to be corrected. The contact person is told by e-mail that there is an answer, and reads it on the page.' },
      { term: 'Not accept', text: 'Write why. Only who has number and code reads it.' },
      { term: 'Ask by telephone', text: 'Press the number of the contact person; let them say the receipt number.' },
    ],
    others: ['All of it stands in the audit trail.', 'No password is ever shown.'],
    whens: [
      { term: 'The invitation doesn’t arrive', text: 'Give the person a code from “People’s accounts”.' },
      { term: 'The hospital uses the system already', text: 'Where it has a representative nothing is accepted: ask them. Another one is added on the hospital’s page.' },
    ],
  },
})

export const overviewHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '県のホーム',
    purpose: '県の担当が最初に見る画面です。急ぎの対応が上に、処理を待つものの件数が下に並びます。',
    acts: [
      { term: '一覧を開く', text: '項目名を押すと、その件数の一覧が開きます。' },
      { term: '連絡が必要な病院を知る', text: '施設情報を確認していない病院、操作のない病院が、古い順に5つまで示されます。病院名を押すと開きます。' },
      { term: 'ほかの画面へ行く', text: '「管理」を押すと、県の画面が種類ごとに並びます。' },
    ],
    others: ['ここに出るのは件数と病院名だけです。患者の内容は読まれません。'],
    whens: [{ term: '件数が一覧と違う', text: '画面を開いた後に増減したものです。画面を更新してください。' }],
  },
  en: {
    title: 'The prefecture’s home',
    purpose: 'What an officer sees first: what is urgent above, counts of what waits below.',
    acts: [
      { term: 'Open a list', text: 'Each name leads to the list of its count.' },
      { term: 'See whom to call', text: 'Hospitals with the oldest information and the longest silence are named, up to five.' },
      { term: 'Go elsewhere', text: '“Office” shows every page of the office, grouped.' },
    ],
    others: ['Only counts and names of hospitals: no patient is read here.'],
    whens: [{ term: 'A count differs from its list', text: 'Something changed since. Refresh.' }],
  },
})
