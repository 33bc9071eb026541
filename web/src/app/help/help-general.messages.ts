import { defineHelp, type GuideHelp } from './help-topic'

export const senderJourneyHelp = defineHelp<GuideHelp>({
  ja: {
    title: '転院先を探すとき（送り出す病院）',
    purpose: '患者さんを登録してから転院が済むまでの流れです。電話で同じ説明をくり返す代わりに、一度の入力で何病院にも相談できます。',
    parts: [
      {
        heading: '流れ',
        ordered: true,
        lines: [
          { term: '患者を登録', text: '「患者」→「患者を登録」。分かるところから入力します。入力しながら、右側（スマートフォンでは下）に受け入れられそうな病院が並びます。' },
          { term: '病院を選んで打診を送る', text: '○（条件が合う）と△（相談）の病院から選びます。いくつでも同時に送れます。最初のメッセージは全員に同じ文が届きます。' },
          { term: '回答を待つ', text: '患者のページに、病院ごとの状態と「回答まであと何時間」が出ます。時間は相手の受付時間だけで数えます。新しい回答は自動で表示されます。' },
          { term: 'トークで詰める', text: '質問や条件の相談は、病院ごとのトークで行います。電話で決めたことも一行書いておくと、あとで誰が見ても分かります。' },
          { term: '受入先を決める', text: '受入可・条件付きの病院から一つ選び、転院日を入れます。ほかの病院には「他院で調整中」と伝わるだけで、まだ終わりません。' },
          { term: '相手の確認を待つ', text: '選ばれた病院が確認すると受入れが確定し、ほかの病院への打診はお礼とともに終了します。辞退されたときは、すべて元の状態に戻ります。' },
          { term: '転院完了にする', text: '転院が済んだら、実際の転院日と転院先を記録します。転院しないことになったときは「募集を終了する」で理由を選びます。' },
        ],
      },
      {
        heading: '急ぐとき',
        lines: ['生命にかかわる緊急の転送は、このシステムでは扱いません。119番、または救急医療情報の連絡窓口へ直接ご連絡ください。', '打診を増やすか、公開範囲を「希望地域の病院」まで広げると、相手からの申し出（逆オファー）も届くようになります。'],
      },
    ],
  },
  en: {
    title: 'Finding a hospital for your patient (sender)',
    purpose: 'From registering a patient to the day of transfer. You enter the story once instead of telling it to eight hospitals on the phone.',
    parts: [
      {
        heading: 'Step by step',
        ordered: true,
        lines: [
          { term: 'Register the patient', text: 'Patients → Register a patient. Start with what you know. While you type, hospitals that can take the patient line up on the right (below on a phone).' },
          { term: 'Choose hospitals and ask them', text: 'Choose among ○ (fits) and △ (to be discussed); ask as many at once as you like. All get the same first message.' },
          { term: 'Wait for the answers', text: 'The patient’s page shows the state and clock of each hospital, counted in its own reception hours. New answers appear by themselves.' },
          { term: 'Settle details in the talk', text: 'Ask and agree on conditions in the talk of each hospital. Write a line about what was agreed on the phone, so that colleagues know.' },
          { term: 'Choose the receiving hospital', text: 'Choose one that can take the patient, with the date. The others only read “elsewhere in talks”; nothing has ended for them yet.' },
          { term: 'Wait for its confirmation', text: 'When it confirms, the other inquiries end with thanks. If it takes back, everything is as it was before.' },
          { term: 'Record the transfer', text: 'After the transfer, record the actual date and destination. If there will be none, end the search with its reason.' },
        ],
      },
      {
        heading: 'When it is urgent',
        lines: ['Emergencies are not for this system: call 119 or the emergency medical information desk.', 'Ask more hospitals, or open the patient to the hospitals of the wished area: then they can offer a bed by themselves.'],
      },
    ],
  },
})

export const receiverJourneyHelp = defineHelp<GuideHelp>({
  ja: {
    title: '打診を受けたとき（受け入れる病院）',
    purpose: '打診が届いてから受入れが決まるまでの流れです。ラウンドの合間の10分でも、スマートフォンでも進められます。',
    parts: [
      {
        heading: '流れ',
        ordered: true,
        lines: [
          { term: '今日の空床を更新', text: '朝いちばんに「自院」で空床を更新します。変わりがなければボタン一つ。新しいほど、探している病院の一覧で上に表示されます。' },
          { term: '打診を読む', text: '「受入れ」に届いた打診が並びます。自院の受入条件と照らした○△×が付いているので、気になる項目から確認できます。' },
          { term: '回答する', text: '受入可・条件付き・検討中・不可の四つから選びます。検討中は「いつまでに」を入れると、相手が待ちやすくなります。回答は決定されるまで何度でも変えられます。' },
          { term: '受入先に決まったら確認する', text: '相手が自院を選ぶと「受入先に決まりました」と出ます。転院日を見て「確認する」を押すと確定します。' },
          { term: 'こちらから申し出る', text: '「受入れできる患者」には、地域に公開されている患者さんが、自院の条件に合う順に並びます。空きがあれば申し出ができます。' },
        ],
      },
      {
        heading: '判断に迷うとき',
        lines: ['すぐに決められないときは「検討中」と期限を。返事がないまま待たせるのが、相手にはいちばん困ります。', '断るときも理由を選んでください。次から合わない打診が減ります。'],
      },
    ],
  },
  en: {
    title: 'When you are asked (receiver)',
    purpose: 'From the first inquiry to the agreement, in the ten minutes between rounds, or on a phone.',
    parts: [
      {
        heading: 'Step by step',
        ordered: true,
        lines: [
          { term: 'Keep today’s vacancy fresh', text: 'First thing in the morning, under Facility. If nothing has changed, it is one button. The fresher it is, the higher you are listed.' },
          { term: 'Read the inquiry', text: 'Inquiries line up in the inbox, held against your own conditions with ○ △ ×, so that you can start with what matters.' },
          { term: 'Answer', text: 'Can take, on condition, considering, or cannot. Say until when you consider. You can change your answer until a hospital is chosen.' },
          { term: 'Confirm when you are chosen', text: 'Check the date and confirm: then it is settled.' },
          { term: 'Offer by yourself', text: 'Patients open to your area are listed by how well they fit you. If you have a bed, make an offer.' },
        ],
      },
      {
        heading: 'When you are unsure',
        lines: ['If you cannot decide now, answer “considering” with a time. Waiting without a word is the hardest for the other side.', 'When you decline, say why: fewer unsuitable inquiries will follow.'],
      },
    ],
  },
})
