import { defineHelp, type ScreenHelp } from './help-topic'

export const factorsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '二要素認証',
    purpose: 'ログインのときに、パスワードのほかに本人を確認する方法を、登録・削除する画面です。',
    acts: [
      { term: '認証アプリを登録する', text: 'QRコードを読み取るか、表示された文字をアプリに入力し、アプリの6桁の番号を入れます。' },
      { term: '番号表を印刷する', text: '8桁の番号30個を一度だけ表示します。印刷して保管し、1回のログインに1つ使います。スマートフォンもUSBも要りません。' },
      { term: 'パスキーを登録する', text: 'パソコンの暗証番号・指紋やセキュリティキーを使います。共用のパソコンには登録しないでください。' },
      { term: '予備コードを作り直す', text: '登録した方法が使えなくなったときのコードです。作り直すと、前のコードは使えなくなります。' },
      { term: 'すべての端末で確認を求める', text: '「12時間、確認を省く」とした端末を、すべて取り消します。' },
    ],
    others: ['確認は、同じ人・同じ端末につき12時間に一度です。', '同じ番号は二度使えません。', '登録や削除の前に、パスワードと登録済みの方法でもう一度確認します。'],
    whens: [
      { term: 'すべて失くした', text: '自院の代表者か県の担当へ、初期化を依頼してください。次のログインで登録し直します。' },
      { term: '番号が合わない', text: 'アプリの入った端末の時刻を自動に合わせてください。番号表は、使っていない番号か確かめてください。' },
    ],
  },
  en: {
    title: 'Second factor',
    purpose: 'Set up and remove what shows at sign-in, besides the password, that it is you.',
    acts: [
      { term: 'Set up an authenticator app', text: 'Scan the code or type the letters into the app, then enter its six digits.' },
      { term: 'Print a list', text: 'Thirty numbers of eight digits, shown once. Print and keep them; each sign-in uses one. No phone and no USB needed.' },
      { term: 'Set up a passkey', text: 'PIN or fingerprint of the PC, or a security key. Not on a shared PC.' },
      { term: 'Make new recovery codes', text: 'For the day on which the others are lost. The earlier ones no longer work.' },
      { term: 'Ask on every device again', text: 'Calls off “don’t ask for 12 hours” everywhere.' },
    ],
    others: ['You are asked once in 12 hours per person and device.', 'No number works twice.', 'Before a change, password and factor are asked for once more.'],
    whens: [
      { term: 'You lost all of it', text: 'Ask your representative or the prefecture for a reset; you set it up anew at the next sign-in.' },
      { term: 'A number doesn’t fit', text: 'Let the device with the app set its clock by itself. Of a list, look for a number not used yet.' },
    ],
  },
})

export const signInSettingsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'ログインの設定',
    purpose: '二要素認証を全員に求めるか任意にするかを県が決め、使えなくなった人の登録を代表者と県が初期化する画面です。',
    acts: [
      { term: '全員に求める・任意にする', text: '次のログインから効きます。任意にすると、登録のない人のパスワードは13文字以上になります（県のみ）。' },
      { term: '人を探す', text: '氏名・ログインID・病院名で探します。代表者には自院の利用者だけが表示されます。' },
      { term: '初期化する', text: 'その人の登録と予備コードを消し、ログイン中の画面を終わらせます。本人に通知されます。' },
    ],
    others: ['自分の登録は、ここでは初期化できません。代表者の登録を初期化できるのは県だけです。', '誰がいつ変えたか、初期化したかは記録されます。'],
    whens: [{ term: '電話で依頼された', text: '本人であることを、折り返しの電話や対面で確かめてから初期化してください。' }],
  },
  en: {
    title: 'Sign-in settings',
    purpose: 'Whether a second factor is required (prefecture), and resetting a lost one (representative and prefecture).',
    acts: [
      { term: 'Required or voluntary', text: 'Holds from the next sign-in on. Voluntary means passwords of 13 characters for who has none (prefecture alone).' },
      { term: 'Find somebody', text: 'By name, login ID or hospital. A representative sees the own hospital’s people.' },
      { term: 'Reset', text: 'All they had goes, and open sessions end. The person is told.' },
    ],
    others: ['Your own can’t be reset here; a representative’s by the prefecture alone.', 'Who changed or reset what and when is written down.'],
    whens: [{ term: 'They ask by telephone', text: 'Call back or see them before you reset.' }],
  },
})
