import { defineHelp, type ScreenHelp } from './help-topic'

export const seatsHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '申請の締切とアカウント単価',
    purpose: '病院負担アカウントの申請の締切を左右する閉庁日、申請を受け付けない期間、アカウントの単価を定める画面です（県）。',
    acts: [
      { term: '閉庁日を加える', text: '毎月10日がその日にあたると、締切は次の開庁日になります。土日・祝日・年末年始は、はじめから閉庁日です。' },
      { term: '受け付けない期間を加える', text: '期間のあいだは申請できません。病院には、いつまでかが示されます。' },
      { term: '単価を定める', text: '翌月以降の月から変えられます。すでに始まった月と、出した請求の単価は変わりません。' },
    ],
    others: ['締切・期間・単価は、誰でも見られる費用の試算にすぐ反映されます。', '誰がいつ変えたかは記録されます。'],
    whens: [{ term: '間違えて加えた', text: '行の「取り消す」を押してください。予定の単価も、始まる前なら取り消せます。' }],
  },
  en: {
    title: 'Deadlines and price of accounts',
    purpose: 'Closed days and pauses that move the deadlines of applications, and what an account costs (prefecture).',
    acts: [
      { term: 'Add a closed day', text: 'Where the 10th falls on it, the deadline is the next open day. Weekends, holidays and the turn of the year are closed anyway.' },
      { term: 'Add a period', text: 'Nothing can be applied for in it; hospitals are told until when.' },
      { term: 'Set a price', text: 'From a later month on. Months that have begun and bills already made keep theirs.' },
    ],
    others: ['All of it holds at once in the estimate, which anybody may read.', 'Who changed what and when is written down.'],
    whens: [{ term: 'You added something wrong', text: 'Press “Remove” on its line; a planned price too, until it begins.' }],
  },
})

export const seatCostHelp = defineHelp<ScreenHelp>({
  ja: {
    title: 'アカウントの費用',
    purpose: '病院負担アカウントを申請すると、いつから使えて、年度末までにいくらかかるかを試算する画面です。ログインしなくても使えます。',
    acts: [
      { term: '数と日付を入れる', text: '入力するそばから計算します。全角の数字も使えます。' },
      { term: '希望月を選ぶ', text: '遅く始めると、その分だけ安くなります。締切に間に合わない月は選べません。' },
      { term: '締切を見る', text: 'これからの締切と、間に合えばいつから使えるかが並びます。' },
    ],
    others: ['試算は申請ではありません。県には何も送られません。'],
    whens: [{ term: '受け付けない期間と表示される', text: '県が申請を止めている期間です。終わりの日の翌日から申請できます。' }],
  },
  en: {
    title: 'Cost of accounts',
    purpose: 'When hospital-funded accounts would begin, and what they cost until the fiscal year’s end. No sign-in needed.',
    acts: [
      { term: 'Enter number and day', text: 'It is reckoned as you type. Full-width digits work too.' },
      { term: 'Choose a month', text: 'A later start costs less. A month whose deadline is over can’t be chosen.' },
      { term: 'Look at the deadlines', text: 'The next ones, each with the month from which one may use the accounts.' },
    ],
    others: ['An estimate is no application: nothing is sent to the prefecture.'],
    whens: [{ term: 'It says that no applications are taken', text: 'The prefecture has paused them. One may apply from the day after.' }],
  },
})
