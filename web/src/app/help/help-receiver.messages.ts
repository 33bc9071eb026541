import { defineHelp, type ScreenHelp } from './help-topic'

export const inboxHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '受入れ（一覧）',
    purpose: '自院に届いた打診と、地域で公開されている「受入れできる患者」の一覧です。',
    acts: [
      { term: '待たせている順に読む', text: 'カードに年齢・性別・主病名、自院の条件に照らした○△×、届いてからの時間が出ます。' },
      { term: '絞り込む', text: '回答待ち、検討中、受入先に決定などで切り替えられます。' },
      { term: '受入れできる患者を探す', text: 'タブを切り替えると、自院の条件に合う順に並びます。合わない条件が1つか2つだけの患者は「条件が1〜2つ合わない患者」として、合わない点とともに出ます。空床があれば、こちらから申し出ができます。絞り込みはアドレスに残り、「保存した表示」で名前を付けておけます。' },
    ],
    others: ['打診を開くと、相手には「閲覧済」と伝わります。一覧を見ただけでは伝わりません。', '「受入れできる患者」を読んだことは、申し出をするまで相手に表示されません。'],
    whens: [
      { term: '打診が一覧から消えた', text: '相手が取り下げたか、ほかの病院に決まりました。「終了」で絞り込むと、30日間はトークを読めます。' },
      { term: '○△×が実際と違う', text: '「自院」→「受入条件」を見直してください。保存するとすぐに照合し直します。' },
    ],
  },
  en: {
    title: 'Inbox (list)',
    purpose: 'The inquiries to your hospital, and the patients of your area who are open to offers.',
    acts: [
      { term: 'Read those who wait longest', text: 'Each card shows age, sex, main disease, our own ○ △ ×, and the time since it came.' },
      { term: 'Filter', text: 'Waiting, considering, chosen, over.' },
      { term: 'Look for patients you can take', text: 'The other tab lists them by how well they fit. Who misses by one or two conditions stands apart, with those conditions. If you have a bed, make an offer. The address holds the filters; they can be saved under a name.' },
    ],
    others: ['When you open an inquiry, the sender reads “read”. Looking at the list tells nobody.', 'That you read a patient of the area isn’t shown until you offer.'],
    whens: [
      { term: 'An inquiry is gone', text: 'It was withdrawn, or another hospital takes the patient. Under “Over” the talk can be read for 30 days.' },
      { term: 'The marks are wrong', text: 'Correct your conditions under Facility. They are compared anew at once.' },
    ],
  },
})

export const inquiryHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '一つの打診に答える',
    purpose: '受け入れられるかを、この一枚で判断して答える画面です。照合・記録・書類・トークがまとまっています。',
    acts: [
      { term: '照合を見る', text: '自院の受入条件と合わない項目（×）と相談が必要な項目（△）が、理由とともに上に出ます。' },
      { term: '回答する', text: '下の大きなボタンから。受入可は入院可能日、検討中は期限、不可は理由を添えます。' },
      { term: 'トークで尋ねる', text: '足りない情報はトークで。病棟や医師に見せるときは、印刷もできます。' },
    ],
    others: ['回答は送ったその場で相手に届きます。', '自院が用意した受入条件の細かな文面や、院内の相談は相手に見えません。', 'ほかにどの病院が打診を受けているかは、どの病院にも見えません。'],
    whens: [
      { term: '回答を変えたい', text: '受入先に決まるまでは、何度でも変えられます。変えたことはトークに一行残ります。' },
      { term: '「回答のあとに患者情報が変わりました」', text: '変わった項目を見て、「この内容で回答を維持する」か、回答し直してください。' },
      { term: '決まったあとに受けられなくなった', text: '「辞退する（取り消し）」を押し、理由を選びます。早いほど、次の病院が間に合います。電話でも一言お願いします。' },
      { term: '同僚が先に答えていた', text: 'その回答が表示されます。変えるときは、内容を確かめてから答え直してください。' },
    ],
  },
  en: {
    title: 'Answering an inquiry',
    purpose: 'One page to decide and answer: comparison, record, documents and talk.',
    acts: [
      { term: 'Look at the comparison', text: 'What does not fit (×) and what needs a word (△) stands above, with the reason.' },
      { term: 'Answer', text: 'By the big buttons: with the earliest date, the time by which you decide, or the reason.' },
      { term: 'Ask in the talk', text: 'Ask for what is missing. For the ward or doctor you can print the page.' },
    ],
    others: ['The sender reads your answer at once.', 'Your talks inside the house are not shown.', 'No hospital sees who else was asked.'],
    whens: [
      { term: 'You want to change your answer', text: 'Any time until you are chosen. The talk keeps a line of it.' },
      { term: 'The record changed after your answer', text: 'Look at the changed fields, then keep your answer or give a new one.' },
      { term: 'You were chosen and cannot take the patient', text: 'Take back with the reason, the sooner the better, and call as well.' },
      { term: 'A colleague answered first', text: 'Their answer is shown. Look at it before you change it.' },
    ],
  },
})

export const facilityHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '自院（空床・受入条件・施設情報）',
    purpose: '探している病院に見てもらう、自院の情報です。空床は毎日、受入条件と施設情報は変わったときに直します。',
    acts: [
      { term: '空床を20秒で更新', text: '変わりがなければ「変更なしで更新」。変わった数だけ − ＋ で直します。' },
      { term: '受入条件を書く', text: '医療処置・感染症ごとに○△×を選びます。△には「月水金のみ」のように条件を一言添えると、合う打診が増えます。' },
      { term: '施設情報を直す、CSVでまとめて直す', text: '連絡先、受付時間、送迎など。受付時間は、回答期限の計算に使われます。「CSV」タブでは、書き出してExcelで直し、何が変わるかを確かめてから取り込めます。' },
    ],
    others: ['空床・受入条件・施設情報は、すべての利用病院が見られます。', '更新からの時間も見えます。24時間を過ぎると灰色に、72時間を過ぎると並び順から外れます。', '誰がいつ何を直したかは履歴に残ります。'],
    whens: [
      { term: '同僚と同時に直した', text: '先に保存された内容が表示されます。自分の数字を残すか、合わせるかを選べます。' },
      { term: '休みで更新できない', text: '古い空床には自動で古いことが表示されます。休み明けに更新してください。' },
      { term: '未記載の条件がある', text: '「△（要相談）」として扱われます。分かるものから埋めると、探されやすくなります。' },
      { term: 'CSVに直すところがあると言われた', text: '行と列と理由が出ます。1か所でもあると何も登録されません。Excelで直して保存し、同じファイルをもう一度選んでください。' },
    ],
  },
  en: {
    title: 'Facility (vacancy, conditions, record)',
    purpose: 'What other hospitals see of yours. Vacancy daily; conditions and record when they change.',
    acts: [
      { term: 'Refresh the vacancy in 20 seconds', text: 'One button if nothing has changed; otherwise correct the numbers with − and +.' },
      { term: 'State your conditions', text: '○ △ × for each kind of care. A few words beside △, such as the days of dialysis, bring more suitable inquiries.' },
      { term: 'Correct the record, also as a CSV', text: 'Contacts, reception hours, pick-up. The reception hours drive the clocks. Under “CSV” you export, change it in Excel, see what would change, and import.' },
    ],
    others: ['All user hospitals see vacancy, conditions and record.', 'They also see how old the vacancy is: grey after 24 hours, out of the ranking after 72.', 'The history keeps who changed what and when.'],
    whens: [
      { term: 'A colleague saved at the same time', text: 'What stands is shown; keep your numbers or take theirs.' },
      { term: 'You are closed and cannot refresh', text: 'An old vacancy is shown as old. Refresh it on the next working day.' },
      { term: 'A condition is not stated', text: 'It counts as △, to be discussed. State what you know and you will be found.' },
      { term: 'The CSV has places to correct', text: 'Line, column and reason are told, and nothing is saved. Correct the file and choose it again.' },
    ],
  },
})
