import { defineHelp, type ScreenHelp } from './help-topic'

export const talkHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'トーク',
    purpose: '患者さんごと・病院ごとの連絡の部屋です。回答や決定も一行ずつ残るので、電話のメモを探さずに済みます。',
    acts: [
      { term: '未読から読む', text: '新しいものが上です。「未読のみ」に絞り込めます。' },
      { term: '書いて送る', text: 'Enter は改行、送るのはボタンか Ctrl+Enter。日本語の変換を確定する Enter で送られることはありません。' },
      { term: '打ち合わせを残す', text: '電話で決めたことも一行書いてください。交代した同僚がそのまま続けられます。' },
    ],
    others: ['トークを読めるのは、送り出す病院とその候補病院の職員だけです。ほかの候補病院には見えません。', '県は必要なときに読めますが、読んだことは記録され、両方の病院から見えます。'],
    whens: [
      { term: '「送れていません」と出た', text: '書いた文は残っています。「再送」を押してください。二重に届くことはありません。' },
      { term: '閲覧のみになった', text: '打診が終わったか、他院で調整中です。終わったトークは30日間読めます。' },
      { term: '間違えて送った', text: '送ってすぐなら編集・削除ができます。患者さんの氏名を書いたときは、すぐに消してください。' },
    ],
  },
  en: {
    title: 'Talk',
    purpose: 'One room per patient and hospital. Answers and decisions leave a line there too: no more searching for phone notes.',
    acts: [
      { term: 'Read what is unread', text: 'The newest are on top; you can show the unread alone.' },
      { term: 'Write and send', text: 'Enter makes a line; the button or Ctrl+Enter sends. The Enter that ends a conversion never sends.' },
      { term: 'Leave a line of what was agreed', text: 'Also what was agreed on the phone, so that a colleague can go on.' },
    ],
    others: ['Only people of the sender and of that one candidate read a talk; other candidates never do.', 'The prefecture may read it if it must; both hospitals see that it did.'],
    whens: [
      { term: 'A message “was not sent”', text: 'Your text is kept. Press “Send again”; it never arrives twice.' },
      { term: 'The room is read-only', text: 'The inquiry is over, or another hospital is in talks. A closed room can be read for 30 days.' },
      { term: 'You sent something by mistake', text: 'Right after sending it can be edited or deleted. Remove a patient’s name at once.' },
    ],
  },
})

export const hospitalsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '病院（一覧と地図）',
    purpose: '県内の病院の名簿です。空床と受入条件で絞り込み、距離や更新の新しさで並べ替えられます。',
    acts: [
      { term: '探す', text: '名前は、ひらがなでも探せます。地域・病床種別・医療処置・距離で絞り込みます。' },
      { term: '並べ替える', text: '見出しを押すと、距離・空床・更新の順に並びます。' },
      { term: '一つを開く', text: '空床、受入条件、連絡先がまとまっています。電話番号はスマートフォンからそのまま押せます。' },
    ],
    others: ['検索したことは、どの病院にも伝わりません。', '利用していない病院は名簿に載りますが、打診は送れません。'],
    whens: [
      { term: '空床が「未登録」', text: 'その病院がまだ入力していません。電話で確かめてください。' },
      { term: '同じ条件で毎日探す', text: '絞り込みはアドレスに入ります。ブックマークするか、保存した表示をお使いください。' },
    ],
  },
  en: {
    title: 'Hospitals (table and map)',
    purpose: 'The directory of the prefecture, filtered by vacancy and conditions, ordered by distance or freshness.',
    acts: [
      { term: 'Search', text: 'Names can be searched by their reading. Filter by area, kind of bed, care and distance.' },
      { term: 'Order', text: 'Press a heading to order by distance, vacancy or freshness.' },
      { term: 'Open one', text: 'Vacancy, conditions and contacts on one page; telephone numbers can be pressed on a phone.' },
    ],
    others: ['No hospital learns that you searched.', 'Hospitals that do not use the system are listed but cannot be asked.'],
    whens: [
      { term: 'The vacancy is “not entered”', text: 'That hospital hasn’t entered it yet: call.' },
      { term: 'You search the same every day', text: 'The filters stand in the address: bookmark it, or use a saved view.' },
    ],
  },
})

export const hospitalHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '一つの病院',
    purpose: '相手の病院の空床・受入条件・連絡先を確かめる画面です。',
    acts: [
      { term: '空床と更新の時刻を見る', text: '何時間前の数字かが必ず付いています。古いときは電話で確かめてください。' },
      { term: '受入条件を読む', text: '△には条件の文が付いています。打診の前に読むと、行き違いが減ります。' },
      { term: '連絡する', text: '地域連携室の電話・FAX・受付時間が載っています。' },
    ],
    others: ['開いたことは相手に伝わりません。', '相手の病院からも、自院の同じ情報が見えています。'],
    whens: [
      { term: '内容が古い・違う', text: '直せるのはその病院だけです。トークか電話で知らせてください。' },
      { term: '打診を送りたい', text: '患者を登録するか、患者のページの「打診先を追加」から選びます。' },
    ],
  },
  en: {
    title: 'One hospital',
    purpose: 'Its vacancy, conditions and contacts.',
    acts: [
      { term: 'Vacancy and its age', text: 'Every number shows how old it is. If it is old, call.' },
      { term: 'Read its conditions', text: 'Each △ has its text. Reading it first saves a misunderstanding.' },
      { term: 'Get in touch', text: 'Telephone, fax and reception hours of its liaison office.' },
    ],
    others: ['It does not learn that you opened this page.', 'It sees the same of your hospital.'],
    whens: [
      { term: 'Something is old or wrong', text: 'Only that hospital can correct it: tell them in a talk or by phone.' },
      { term: 'You want to ask it', text: 'Register a patient, or add it as a candidate on the patient’s page.' },
    ],
  },
})

export const teamHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '担当と不在',
    purpose: '休みや異動で担当がいなくなっても、患者さんの調整が止まらないようにする画面です。',
    acts: [
      { term: '不在を登録する', text: '休みの期間を入れておくと、初日の朝に、担当分が副担当へ、いなければ代表者へ引き継がれます。' },
      { term: '引き継がれたものを見る', text: '誰から何件を引き継いだかが並びます。確認したら印を付けてください。' },
      { term: '早く戻ったら不在を終える', text: 'それ以上の引き継ぎは止まります。引き継いだ担当は自動では戻らないので、「自分が担当になる」で受け取ってください。' },
    ],
    others: ['相手の病院には、その時点の担当者だけが見えます。不在の理由や期間は伝わりません。'],
    whens: [
      { term: '急に休んだ人がいる', text: '同僚の誰でも、患者のページから担当を引き継げます。誰が引き継いだかは履歴に残ります。' },
      { term: '引き継ぐ人がいない', text: '代表者のホームに出ます。代表者がいないときは、県の担当へご連絡ください。' },
    ],
  },
  en: {
    title: 'In charge and absences',
    purpose: 'So that no patient waits because somebody is away.',
    acts: [
      { term: 'Enter an absence', text: 'During it your patients pass to the deputy, else to the representative.' },
      { term: 'See what was handed over', text: 'From whom, and how many. Mark it when you have seen it.' },
      { term: 'End an absence early', text: 'No more is handed over. What was handed over does not return by itself: take charge of it again.' },
    ],
    others: ['The other hospital sees who is in charge now, never why or how long somebody is away.'],
    whens: [
      { term: 'Somebody is away all of a sudden', text: 'Any colleague can take over on the patient’s page; the history keeps who did.' },
      { term: 'Nobody can take over', text: 'It appears at the representative’s home page. If there is none, call the prefecture.' },
    ],
  },
})

export const templatesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'ひな形',
    purpose: 'よく使う文や記録を、病院のひな形として用意しておく画面です。打診の最初の文、トークの返事、患者の記録に使えます。',
    acts: [
      { term: 'ひな形を作る', text: '名前と本文を入れて保存します。同僚も、その日から選べます。' },
      { term: '差し込みを使う', text: '年齢や主病名などは、使うときに患者さんの内容へ置き換わります。氏名の差し込みはありません。' },
      { term: '編集・削除', text: '制度や体制が変わったときに。これまでに送った文は変わりません。記録のひな形は、項目ごとに編集でき、何回使われたかも分かります。' },
    ],
    others: ['ひな形は自院だけのものです。相手の病院には、送った文だけが見えます。'],
    whens: [
      { term: '差し込みが空のまま出た', text: 'その項目が患者さんの記録に入っていません。送る前に、画面で書き足してください。' },
      { term: '「氏名のように見えます」と出た', text: 'ひな形にも患者さんの氏名は入れられません。職員名の「様」は外してください。' },
    ],
  },
  en: {
    title: 'Templates',
    purpose: 'Texts and records that your hospital uses again and again: first messages, replies, records.',
    acts: [
      { term: 'Make one', text: 'Give it a name and a text; colleagues can choose it at once.' },
      { term: 'Use placeholders', text: 'Age, main disease and so on are filled in from the patient. There is none for a name.' },
      { term: 'Correct or remove one', text: 'What was sent before does not change. A record template is edited field by field and shows how often it was used.' },
    ],
    others: ['Templates are your hospital’s own. Others see what you send, no more.'],
    whens: [
      { term: 'A placeholder stays empty', text: 'The record has nothing for it. Complete the text before you send it.' },
      { term: 'A word “looks like a name”', text: 'A template holds no patient’s name either; leave out forms of address.' },
    ],
  },
})
