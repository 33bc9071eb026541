import { defineHelp, type ScreenHelp } from './help-topic'

export const announcementsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '県からのお知らせ',
    purpose: '県が利用病院へ出したお知らせを読み、確認したことを伝える画面です。',
    acts: [
      { term: '読む', text: '掲載中のお知らせが上に、終わったものが下に並びます。新しいものはホームの一番上にも表示されます。' },
      { term: '確認を伝える', text: '「確認しました」を押すと、県の画面に病院名・人・日時が示されます。' },
      { term: '通知を受け取る', text: '通知の設定で、お知らせをメールやブラウザの通知でも受け取れます。' },
    ],
    others: ['確認は病院として1回です。同僚が先に押していれば、押す必要はありません。', '内容が変わると、県があらためて確認をお願いすることがあります。'],
    whens: [{ term: '前に見たお知らせがない', text: '県が取り下げたか、宛先が変わりました。必要なときは県へお問い合わせください。' }],
  },
  en: {
    title: 'Announcements',
    purpose: 'Read what the prefecture announces to hospitals, and tell it that you have.',
    acts: [
      { term: 'Read', text: 'What is shown now stands first, what is over below. New ones are at the top of your home page too.' },
      { term: 'Acknowledge', text: 'The prefecture sees hospital, person and time.' },
      { term: 'Be told', text: 'In the notice settings you choose e-mail or browser notices for announcements.' },
    ],
    others: ['Once for the hospital: if a colleague has pressed, you needn’t.', 'When a text changes the prefecture may ask anew.'],
    whens: [{ term: 'One that you saw is gone', text: 'The prefecture has withdrawn it or addresses others now. Ask it if you need to.' }],
  },
})

export const officeAnnouncementsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'お知らせの管理',
    purpose: '利用病院へお知らせを出し、どの病院が確認したかを確かめる画面です（県）。',
    acts: [
      { term: '書く', text: '宛先は、すべての利用病院・二次医療圏・選んだ病院から選びます。掲載を始める日に通知が届きます。' },
      { term: '再度知らせる', text: 'まだ確認していない病院だけに、1日1回まで知らせられます。' },
      { term: '直す・取り下げる', text: '前の文面は履歴に残ります。大きく変えたときは、もう一度確認を求められます。' },
    ],
    others: ['あとから利用を始めた病院にも、掲載中のお知らせが届きます。', '誰がいつ出し、直し、取り下げたかは記録されます。'],
    whens: [{ term: '間違えて出した', text: '「取り下げる」を押すと病院の画面から消えます。もとには戻せないため、必要なら書き直して出してください。' }],
  },
  en: {
    title: 'Announcements (prefecture)',
    purpose: 'Announce something to hospitals and see which of them have read it.',
    acts: [
      { term: 'Write', text: 'To all user hospitals, a secondary area or chosen ones. They are told on its first day.' },
      { term: 'Remind', text: 'Only those that haven’t acknowledged it, once in a day.' },
      { term: 'Change or withdraw', text: 'How it read before stays in the history. After a real change you can ask for acknowledgement anew.' },
    ],
    others: ['Hospitals that join later get what is shown then.', 'Who announced, changed and withdrew what is written down.'],
    whens: [{ term: 'It was a mistake', text: 'Withdraw it: hospitals don’t see it any more. It can’t be brought back; write a new one.' }],
  },
})

export const termsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '利用規約・責任分界点・お問い合わせ',
    purpose: '県の要綱（利用規約）、誰が何を受け持つか、県の問合せ先を見る画面です。ログインしなくても見られます。',
    acts: [
      { term: '規約を読む', text: '適用中の版が表示されます。前の版も選んで読めます。' },
      { term: '受け持ちを確かめる', text: '機器・利用・運用・基盤のそれぞれを誰が受け持つかが並びます。' },
      { term: '問い合わせる', text: '電話番号やメールアドレスを押すと、電話やメールを始められます。' },
    ],
    others: ['同意は1人1回です。同意の前でも患者の情報は見られますが、書き込みはできません。'],
    whens: [{ term: '同意の画面が出た', text: '規約が新しくなったか、はじめてのログインです。読んで「同意して始める」を押してください。入力中の内容は残っています。' }],
  },
  en: {
    title: 'Terms, responsibilities, contact',
    purpose: 'The prefecture’s rules, who answers for what, and whom to ask. No sign-in needed.',
    acts: [
      { term: 'Read the terms', text: 'The version in force is shown; earlier ones can be chosen.' },
      { term: 'See who answers for what', text: 'Devices, use, running the system, the infrastructure under it.' },
      { term: 'Ask', text: 'Press the number or address to call or write.' },
    ],
    others: ['Each person accepts once. Before that you can read, and not write.'],
    whens: [{ term: 'You are asked to accept', text: 'It is your first sign-in, or the terms have changed. What you were typing is kept.' }],
  },
})

export const officeTermsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '利用規約と問合せ先の管理',
    purpose: '要綱の版、利用者の同意、問合せ先、基盤の運用者を管理する画面です（県）。',
    acts: [
      { term: '新しい版を登録する', text: '本文を貼り付け、施行日を選びます。施行日から、利用者に1回ずつ同意を求めます。' },
      { term: '同意を確かめる', text: '未同意の人が上に並びます。' },
      { term: '問合せ先を直す', text: 'ログイン画面とヘルプから見られる問合せ先がすぐに変わります。' },
    ],
    others: ['登録した版は書き換えられません。同意は版ごとに日時とともに残ります。'],
    whens: [{ term: '文面を間違えた', text: '正しい文面を新しい版として登録してください。' }],
  },
  en: {
    title: 'Terms and contact (prefecture)',
    purpose: 'Versions of the rule book, who has accepted, whom to ask, who runs the infrastructure.',
    acts: [
      { term: 'Enter a new version', text: 'Paste the text and choose its day. From then on each person is asked once.' },
      { term: 'See who has accepted', text: 'Those who haven’t stand first.' },
      { term: 'Change the contact', text: 'It holds at once on the page that anybody can open.' },
    ],
    others: ['A version is never rewritten; acceptances are kept by version, with their time.'],
    whens: [{ term: 'The text was wrong', text: 'Enter the right one as a new version.' }],
  },
})
