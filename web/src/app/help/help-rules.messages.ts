import { defineHelp, type GuideHelp } from './help-topic'

export const privacyHelp = defineHelp<GuideHelp>({
  ja: {
    title: '個人情報と電子カルテ',
    purpose: 'このシステムには、患者さんの氏名を入れません。入れないことで、誰が見ても安心な連絡の場になります。',
    parts: [
      {
        heading: '書かないもの',
        lines: ['患者さん・ご家族の氏名、生年月日、住所の番地、電話番号、保険証番号、カルテ番号。', '書類の中の氏名も同じです。紹介状や検査結果は、氏名などを黒く塗りつぶしてから載せてください。', '職員の名前（担当者名）は書いてかまいません。'],
      },
      {
        heading: '電子カルテとの付き合い方',
        lines: [
          '電子カルテの文章を貼り付ける前に、「様」「さん」や「氏名：」の付いた行がないか見てください。氏名とみられる言葉は入力中に赤い印が付き、置き換えるまで送れません。すべてを見つけられるわけではないので、送る前にもう一度見てください。',
          '自院の患者さんと結びつけるには、患者番号（例：26-0412-7K）を自院の台帳に控えてください。「自院の整理番号」の欄は自院だけに見えますが、カルテ番号は入れないでください。',
          'このシステムは診療録ではありません。診療上の記録は、これまでどおり電子カルテに残してください。登録した内容は、原則として3年で削除されます。',
        ],
      },
      {
        heading: '氏名が見えてしまったら',
        lines: ['読んでいるページの「氏名が見えます」を押してください。その項目はすぐに全員から見えなくなり、書いた病院と県に伝わります。', '自分で書いてしまったときは、その場で消してください。送ってしまったメッセージは、すぐであれば編集・削除ができます。'],
      },
      {
        heading: '席を離れるとき',
        lines: ['共用のパソコンでは、名前のメニューから「ログアウト」してください。入力中の下書きは消えません。', 'IDは一人に一つです。ほかの人と共用しないでください（要綱第6条）。'],
      },
    ],
  },
  en: {
    title: 'Personal data and the medical record',
    purpose: 'Patients’ names do not belong here. Because they are not here, everybody can talk openly.',
    parts: [
      {
        heading: 'What is never written',
        lines: ['Names of patients and their families, dates of birth, street addresses, telephone numbers, insurance and chart numbers.', 'The same holds for documents: black out the name on a referral letter before you upload it.', 'Names of staff may be written.'],
      },
      {
        heading: 'Beside your medical record system',
        lines: [
          'Before you paste text, look for lines with a form of address or a labelled name. We warn you before saving, but no program finds every name.',
          'To link with your own patient, note the code (such as 26-0412-7K) in your own register. “Our own number” is seen by your hospital alone; do not enter the chart number.',
          'This is not the statutory medical record: keep that in your own system. What is entered here is deleted after three years as a rule.',
        ],
      },
      {
        heading: 'If a name can be seen',
        lines: ['Press “A name can be seen” on the page. The item is hidden from everybody at once; its author and the prefecture are told.', 'If you wrote it yourself, remove it at once. A message just sent can still be edited or deleted.'],
      },
      {
        heading: 'When you leave the desk',
        lines: ['On a shared computer, sign out from the menu with your name. Drafts are kept.', 'An account belongs to one person; do not share it (Article 6 of the rules).'],
      },
    ],
  },
})

export const troubleHelp = defineHelp<GuideHelp>({
  ja: {
    title: '困ったとき',
    purpose: '画面が進まない、つながらない、間違えた。そんなときの手順です。',
    parts: [
      {
        heading: 'つながらない・遅い',
        lines: [
          { term: '「接続が切れています」と出た', text: 'そのままお待ちください。自動でつなぎ直します。書きかけのメッセージと下書きは残っています。' },
          { term: '「オフラインです」と出た', text: 'パソコンがネットワークから外れています。LANケーブルや無線の印を確かめてください。送れなかったメッセージは「再送」で送れます。' },
          { term: '押しても反応がない', text: 'もう一度押しても二重に登録されることはありません。続くときは再読み込みをしてください。' },
        ],
      },
      {
        heading: '間違えた',
        lines: [
          { term: '直前の操作を戻したい', text: '操作のあとに出る「元に戻す」を押してください。30秒間表示されます。' },
          { term: '受入先の決定を間違えた', text: '患者のページの「その他の操作」→「受入先の決定を取り消す」。ほかの病院との調整は、取り消す前のまま再開されます。' },
          { term: '終了した患者をもう一度探したい', text: '30日以内なら「募集を再開する」で戻せます。' },
        ],
      },
      {
        heading: '入れない・分からない',
        lines: [
          { term: 'ログインできない', text: 'パスワードの大文字・小文字と、日本語入力がオフかを確かめてください。続けて間違えると、しばらく待つ必要があります。' },
          { term: '画面が英語になった', text: '名前のメニューの「言語」で「日本語」を選んでください。' },
          { term: '県の担当に聞きたい', text: 'エラーの下に出る「問い合わせ番号」を控えて、県の担当へお電話ください。番号に患者さんの情報は含まれません。' },
        ],
      },
    ],
  },
  en: {
    title: 'When something goes wrong',
    purpose: 'No connection, no reaction, a mistake: what to do.',
    parts: [
      {
        heading: 'No connection, or slow',
        lines: [
          { term: '“Connection lost” is shown', text: 'Just wait: it reconnects by itself. Drafts and unsent messages are kept.' },
          { term: '“Offline” is shown', text: 'The computer has left the network. Check the cable or wireless sign. Messages that did not go out can be sent again.' },
          { term: 'A button does nothing', text: 'Pressing again never registers twice. If it goes on, reload the page.' },
        ],
      },
      {
        heading: 'A mistake',
        lines: [
          { term: 'Taking back the last act', text: 'Press “Undo” in the note that appears; it stays for 30 seconds.' },
          { term: 'The wrong hospital was chosen', text: 'On the patient’s page: other acts → cancel the choice. The talks with the others go on as before.' },
          { term: 'A closed patient is looking again', text: 'Within 30 days the search can be reopened.' },
        ],
      },
      {
        heading: 'Cannot get in, cannot find out',
        lines: [
          { term: 'Signing in fails', text: 'Check upper and lower case, and that the input method is off. After several failures you have to wait a while.' },
          { term: 'The language has changed', text: 'Choose the language in the menu with your name.' },
          { term: 'Asking the prefecture', text: 'Note the reference under the error and call the office. It contains nothing about a patient.' },
        ],
      },
    ],
  },
})
