import { defineHelp, type ScreenHelp } from './help-topic'

export const figuresHelp = defineHelp<ScreenHelp>({
  ja: {
    title: '利活用の数値',
    purpose: '医療政策に使うための、個人が分からない形の集計を見る画面です（県、要綱第26条）。',
    acts: [
      { term: '年度を選ぶ', text: 'その年度に募集を始めた患者の件数が、月・地域・医療区分などで並びます。' },
      { term: '書き出す', text: '表示と同じ数値をCSVで書き出せます。非公表の数値は「*」になります。' },
      { term: '定義を読む', text: '画面の下に、それぞれの数値の意味と、非公表とする数値の決め方があります。' },
    ],
    others: ['1〜4件の数値は非公表です。合計から逆算できないよう、ほかの数値も非公表とすることがあります。', '見たこと・書き出したことは記録されます。'],
    whens: [{ term: '「非公表」ばかりになる', text: '件数が少ない年度です。無理に組み合わせて推計したり公表したりしないでください。' }],
  },
  en: {
    title: 'Figures for policy',
    purpose: 'Counts that tell of nobody, for medical policy (prefecture; article 26).',
    acts: [
      { term: 'Choose a fiscal year', text: 'Cases sent in it, by month, area, medical category and so on.' },
      { term: 'Export', text: 'The same figures as CSV; what isn’t told is “*”.' },
      { term: 'Read the definitions', text: 'Below: what each figure is, and how others are left out.' },
    ],
    others: ['Counts of one to four aren’t told, nor others from which they could be reckoned.', 'That you looked or exported is written down.'],
    whens: [{ term: 'Hardly anything is told', text: 'There are few cases. Don’t combine or publish what would point at a person.' }],
  },
})
