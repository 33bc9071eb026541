import { defineHelp, type ScreenHelp } from './help-topic'

export const ownAccountHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '自分のアカウント',
    purpose: '自分の部署・メールアドレス・パスワードと、ログイン中の端末を確かめて変える画面です。',
    acts: [
      { term: '部署とメールを変える', text: 'メールの宛先を変えるときだけ、パスワードなどで本人確認をします。氏名は様式3で届け出ます。' },
      { term: 'パスワードを変える', text: '現在のパスワードが要ります。変えると、ほかの端末からはログアウトします。' },
      { term: '端末をログアウトさせる', text: '心当たりのない端末や、閉じ忘れた端末を、1つずつ、またはまとめてログアウトさせます。' },
    ],
    others: ['パスワードは、代表者にも県にも見えません。', '変更は操作の記録に残ります（パスワードやアドレスそのものは残りません）。'],
    whens: [{ term: '席を離れる', text: '上の「担当者切替」を押すと、すぐに画面がロックされます。書きかけの内容は残ります。' }],
  },
  en: {
    title: 'Your account',
    purpose: 'Your department, e-mail address, password, and where you are signed in.',
    acts: [
      { term: 'Change department and e-mail', text: 'The present password is asked for only where e-mails go elsewhere. Names are changed by form 3.' },
      { term: 'Change the password', text: 'With the present one. You are signed out everywhere else.' },
      { term: 'Sign out a device', text: 'One that you don’t know or left open, or all others.' },
    ],
    others: ['Nobody sees your password, not even the prefecture.', 'Changes are written down, without the password or the address.'],
    whens: [{ term: 'You leave the desk', text: 'Press “Change person”: the screen is locked at once, drafts stay.' }],
  },
})

export const peopleHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '利用者のアカウント',
    purpose: '代表者と県が、利用者の最初のパスワード・再設定・ログイン中の端末を受け持つ画面です。',
    acts: [
      { term: 'コードを発行する', text: '初めての人には72時間、再設定には30分だけ使える、1回限りのコードです。その場で1度だけ表示されます。' },
      { term: '手渡すか電話で伝える', text: '印刷もできます。共用のメールには送らないでください。' },
      { term: '端末をログアウトさせる', text: '紛失した端末や、閉じ忘れた端末を、本人に代わってログアウトさせます。' },
    ],
    others: ['コードを発行しても、使われるまで今のパスワードは有効です。', '代表者自身の再設定は、県が受け持ちます。', '誰がコードを発行したかは記録されます。'],
    whens: [
      { term: '「再設定の依頼」が出ている', text: '本人からの依頼か、電話などで確かめてからコードを発行してください。' },
      { term: '同時利用の記録がある', text: '1つのアカウントを2人で使っていないか確かめてください。足りなければ、様式2で追加を申請できます。' },
    ],
  },
  en: {
    title: 'People’s accounts',
    purpose: 'Where representatives and the prefecture look after first passwords, resets and sessions.',
    acts: [
      { term: 'Issue a code', text: 'Good once: 72 hours for a first password, 30 minutes for a reset. It is shown this once.' },
      { term: 'Hand it over', text: 'On paper or by telephone; never to a shared mailbox.' },
      { term: 'Sign out a device', text: 'One that was lost or left open.' },
    ],
    others: ['Until the code is used, the present password works.', 'The prefecture resets representatives.', 'Who issued a code is written down.'],
    whens: [
      { term: 'Somebody asks for a reset', text: 'Make sure that it is them before you issue a code.' },
      { term: 'Use at distant places', text: 'Make sure that two people don’t share an account; more are applied for with form 2.' },
    ],
  },
})

export const invitationHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'パスワードの設定',
    purpose: '代表者から受け取ったコードやメールのリンクで、自分のパスワードを決める画面です。',
    acts: [
      { term: 'コードを入れる', text: '大文字・小文字・全角・ハイフンの有無は問いません。' },
      { term: 'ログインIDを書き留める', text: '次からのログインに使います。' },
      { term: 'パスワードを決める', text: 'つながりのない言葉を3つ以上並べると、覚えやすく破られにくくなります。' },
    ],
    others: ['決めたパスワードは、代表者にも県にも見えません。'],
    whens: [{ term: '「このコードは使えません」と出る', text: '期限が切れたか、使用済みです。代表者に新しいコードの発行を依頼してください。' }],
  },
  en: {
    title: 'Set your password',
    purpose: 'With the code from your representative, or the link of the e-mail.',
    acts: [
      { term: 'Enter the code', text: 'Capitals, full-width letters and hyphens don’t matter.' },
      { term: 'Write down your login ID', text: 'You need it from then on.' },
      { term: 'Choose a password', text: 'Three or more unrelated words are easy to keep and hard to guess.' },
    ],
    others: ['Nobody else sees it.'],
    whens: [{ term: 'The code can’t be used', text: 'It has run out or was used: ask for a new one.' }],
  },
})
