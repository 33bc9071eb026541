import { defineHelp, type ScreenHelp } from './help-topic'

export const homeHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'ホーム',
    purpose: '自院を待っていることが、急ぐものから順に並びます。朝と昼休み明けに、まずここを見てください。',
    acts: [
      { term: '上から順に片づける', text: '一行が一つの用件です。右の「回答する」「確認する」などから、その画面へ直接進めます。' },
      { term: '期限を見る', text: '期限を過ぎたものには「超過」と出ます。時間は受付時間だけで数えるので、夜間や休日は減りません。' },
      { term: '患者を登録・空床を更新', text: '待っているものがないときは、ここから次の用事に進めます。' },
    ],
    others: ['ホームは自院だけに見えます。並び順や未読の数が相手に伝わることはありません。'],
    whens: [
      { term: '片づけたのに残っている', text: '同じ患者さんに別の用件（未読のトークなど）が残っています。行を開いて確認してください。' },
      { term: '同僚の担当分も出てくる', text: 'ホームは病院全体のものです。「患者」の一覧では担当者で絞り込めます。' },
    ],
  },
  en: {
    title: 'Home',
    purpose: 'What waits for your hospital, most pressing first. Look here in the morning and after lunch.',
    acts: [
      { term: 'Work from the top', text: 'Each line is one thing to do; its button leads straight to it.' },
      { term: 'Watch the clocks', text: 'Overdue lines say so. Only reception hours count, so nights and holidays cost nothing.' },
      { term: 'Register a patient, refresh the vacancy', text: 'When nothing waits, start the next thing from here.' },
    ],
    others: ['Only your own hospital sees this page. Neither order nor unread counts are told to others.'],
    whens: [
      { term: 'A line stays although you dealt with it', text: 'Something else of the same patient waits, such as an unread message. Open the line to see.' },
      { term: 'Colleagues’ patients are listed too', text: 'Home belongs to the whole hospital. The list of patients can be filtered by who is in charge.' },
    ],
  },
})

export const casesHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '患者（一覧）',
    purpose: '自院が登録した患者さんの一覧です。誰がどこまで進んでいるかを、病院全体で見渡せます。',
    acts: [
      { term: '患者を登録', text: '右上のボタンから。途中までで「下書きを保存」しておき、あとで続けられます。' },
      { term: '絞り込む', text: '状態（募集中・下書きなど）と言葉で絞り込めます。条件はアドレスに入るので、そのまま同僚に送れます。' },
      { term: '一人を開く', text: '行を押すと、候補病院・トーク・記録・履歴がまとまったページが開きます。' },
      { term: '前の患者さんをもとに登録', text: '「複製」から。日付・打診先・トーク・書類は引き継がず、取り扱いに注意が必要な項目は選んだときだけ写します。' },
    ],
    others: ['この一覧は自院だけに見えます。ほかの病院に見えるのは、打診した患者さん（と、地域に公開した患者さん）だけです。'],
    whens: [
      { term: '見当たらない', text: '終了した患者さんは、状態を「すべて」にすると出てきます。打診を送らない下書きは、30日たつと予告のうえ削除されます。' },
      { term: '担当者が休み', text: '患者のページで担当を引き継げます。引き継いだ記録は履歴に残ります。' },
    ],
  },
  en: {
    title: 'Patients (list)',
    purpose: 'The patients your hospital has registered: who is where, for the whole office to see.',
    acts: [
      { term: 'Register a patient', text: 'By the button above. You can save a draft at any point and go on later.' },
      { term: 'Filter', text: 'By state and by words. The filter stands in the address, which you can send to a colleague.' },
      { term: 'Open one', text: 'A row opens the page with its candidates, talk, record and history.' },
      { term: 'Begin from an earlier patient', text: 'By “Copy”. Dates, candidates, talk and documents stay behind; sensitive items come along only if you tick them.' },
    ],
    others: ['Only your hospital sees this list. Others see the patients they were asked about, and those opened to their area.'],
    whens: [
      { term: 'A patient is missing', text: 'Closed ones appear under “All”. A draft that was never sent is deleted after 30 days, with a notice before.' },
      { term: 'The person in charge is absent', text: 'Take over on the patient’s page; the history keeps it.' },
    ],
  },
})

export const caseFormHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '患者を登録・変更する',
    purpose: '一度の入力で、合う病院を探して打診まで送る画面です。入力するたびに、受け入れられそうな病院の一覧が変わります。',
    acts: [
      { term: '必須から埋める', text: '「必須」の付いた項目だけで打診を送れます。ほかは分かったときに書き足せば、相手にも伝わります。' },
      { term: '効いている条件を見る', text: '「透析 なければ +14」は、透析の条件だけで14病院が外れているという意味です。条件を相談できないか考える手がかりになります。' },
      { term: '病院を選んで送る', text: 'チェックを付けて「打診を送る」。送り先と最初のメッセージを確かめてから送れます。' },
    ],
    others: ['打診した病院には、入力した記録の全体が見えます（「自院の整理番号」は除きます）。', '公開範囲を「希望地域の病院」まで広げると、地域の利用病院も読めます。取り扱いに注意が必要な項目は、申し出があるまで地域の病院には出ません。', '「未確認」は「無」とは別に、そのまま表示されます。'],
    whens: [
      { term: '途中で呼ばれた', text: 'そのまま離れてかまいません。入力した内容は自動で残り、戻ると続きから始められます。' },
      { term: '「氏名のように見えます」と出た', text: '氏名であれば消してください。病名や施設名なら、「様」「さん」を外すなど言い換えると進めます。' },
      { term: '送ったあとで状態が変わった', text: '患者のページの「患者情報を変更」から直します。どの項目が変わったかが候補病院に伝わり、前の回答には「変更前の回答」と付きます。' },
      { term: '合う病院が少ない', text: '「惜しい」病院は一つの条件だけで外れています。事情を書いて打診する価値があります。希望地域を広げるのも手です。' },
    ],
  },
  en: {
    title: 'Registering or changing a patient',
    purpose: 'One entry that finds the hospitals that fit and asks them. The list changes while you type.',
    acts: [
      { term: 'Fill what is required', text: 'The required fields are enough to ask. The rest can follow later and is told to the candidates.' },
      { term: 'See which need rules out most', text: '“Dialysis: without +14” means that this need alone rules out 14 hospitals: perhaps it can be discussed.' },
      { term: 'Choose hospitals and ask', text: 'Tick them and press the button. You check the hospitals and the first message before it goes out.' },
    ],
    others: ['The hospitals you ask see the whole record, without “our own number”.', 'If you open the patient to the wished area, its user hospitals read it too. Sensitive items are shown to them only after their offer.', '“Not checked” is shown as such, never as “no”.'],
    whens: [
      { term: 'You are called away', text: 'Just go. What you typed is kept, and you go on where you were.' },
      { term: 'A word “looks like a name”', text: 'If it is one, remove it. If it is a disease or a place, put it differently, without a form of address.' },
      { term: 'Something changes after sending', text: 'Change the record on the patient’s page. Candidates are told which fields changed; earlier answers are marked.' },
      { term: 'Few hospitals fit', text: 'Near misses fail by a single need: worth asking with a word of explanation. Or widen the area.' },
    ],
  },
})

export const caseHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '一人の患者',
    purpose: '候補病院の回答、トーク、記録、書類、履歴を一つにまとめたページです。次にすることが、右上の一つのボタンに出ます。',
    acts: [
      { term: '回答と期限を見る', text: '病院ごとに状態と残り時間が並びます。行を選ぶと、その病院の回答とトークが隣に開きます。' },
      { term: '受入先を決める', text: '受入可・条件付きの病院から選び、転院日を入れます。相手が確認すると確定します。' },
      { term: '転院完了にする／募集を終了する', text: '転院が済んだら実際の日付と転院先を、取りやめたときは理由を記録します。' },
      { term: '履歴を見る', text: '誰がいつ何をしたかが時間の順に並びます。県の職員が閲覧した記録も、自院にだけ表示されます。' },
    ],
    others: ['候補病院には記録と自院とのトークだけが見えます。ほかにどの病院へ打診したか、その回答は見えません。', '受入先を決めると、ほかの候補病院には「他院で調整中」と表示されます。どこに決まったかは伝わりません。', '受入れを頼まれた側の病院が開くと、同じアドレスで回答の画面になります。'],
    whens: [
      { term: '返事が来ない', text: 'トークで一言うかがうか、「打診先を追加」で候補を増やしてください。検討中の期限が過ぎると両方の病院に表示されます。' },
      { term: '断られた理由が知りたい', text: '候補病院の行に理由が出ます。「○○なら可」とあれば、トークで相談できます。' },
      { term: '確認してもらえない', text: '期限を過ぎると両方の病院に表示されます。急ぐときは、病院のページの電話番号へ直接どうぞ。' },
      { term: '氏名が書かれていた', text: '「氏名が見えます」を押すと、その項目はすぐに全員から隠れます。辞退や取り下げの理由、書類にも使えます。' },
      { term: '書類が「検査中」のまま', text: '1ページに数秒かかります。待たずに打診やメッセージを送れます。済むと相手の病院にも表示されます。' },
      { term: '書類が差し戻された', text: '「見える所を確認」で赤い枠の所を見て、氏名なら黒塗りし直した書類に差し替えます。職員の氏名や読み違いなら、理由を選んで「氏名ではない」で公開できます。' },
    ],
  },
  en: {
    title: 'One patient',
    purpose: 'Candidates, talk, record, documents and history on one page. What comes next is the one primary button.',
    acts: [
      { term: 'Watch answers and clocks', text: 'State and time left of each hospital; a row opens its answer and talk beside the table.' },
      { term: 'Choose the receiving hospital', text: 'Among those that can take the patient, with the date. It is settled when they confirm.' },
      { term: 'Record the transfer, or end the search', text: 'With the actual date and destination, or with the reason.' },
      { term: 'Read the history', text: 'Who did what, in order. Who of the prefecture read the case is shown too, to your hospital alone.' },
    ],
    others: ['A candidate sees the record and its own talk with you. It never sees whom else you asked, nor their answers.', 'When you choose, the others read “elsewhere in talks”, not where.', 'For a hospital that was asked, the same address shows the page on which it answers.'],
    whens: [
      { term: 'No answer comes', text: 'Ask in the talk, or add candidates. When the announced time has passed, both sides see it.' },
      { term: 'You want to know why they declined', text: 'The reason stands in the row. If it says what would make it possible, discuss it in the talk.' },
      { term: 'They do not confirm', text: 'Both sides see when it is overdue. If it is pressing, call: the number is on the hospital’s page.' },
      { term: 'A name is written somewhere', text: 'Press “A name can be seen”: it is hidden from everybody at once. It works for reasons and documents too.' },
      { term: 'A document stays “being checked”', text: 'A page takes some seconds. Inquiries and messages can go before; once it is done the other hospital sees the document.' },
      { term: 'A document was sent back', text: '“Look where” shows the red frames. If it is a name, black it out and replace the document; if it is staff or a misreading, choose the reason under “No name”.' },
    ],
  },
})
