import { defineMessages } from '../../ui/language'

/** Printing sheets of cases. */
export const paperMessages = defineMessages({
  ja: {
    printCommittee: '判定会議資料を印刷',
    printNotice: '受入決定連絡票を印刷',
    printSeveral: '判定会議資料をまとめて印刷',
    printSeveralShort: 'まとめて印刷',
    severalLead: '選んだ患者さんの資料を1人につきA4 1枚にまとめ、1つのPDFにします。氏名は記載されません。',
    chooseCases: '印刷する患者',
    chooseAll: 'すべて選ぶ',
    chooseNone: '選択を外す',
    chosen: (count: number) => `${count}人分`,
    printChosen: (count: number) => `${count}人分のPDFを作成`,
    noneChosen: '印刷する患者を選んでください。',
    tooMany: (most: number) => `一度に印刷できるのは${most}人までです。`,
    nothingToPrint: 'この一覧に、印刷できる患者はいません。',
  },
  en: {
    printCommittee: 'Print the committee sheet',
    printNotice: 'Print the notice of admission',
    printSeveral: 'Print several committee sheets',
    printSeveralShort: 'Print several',
    severalLead: 'The chosen patients in one PDF, one A4 page each. No names are printed.',
    chooseCases: 'Patients to print',
    chooseAll: 'Choose all',
    chooseNone: 'Choose none',
    chosen: (count: number) => `${count} chosen`,
    printChosen: (count: number) => `Make a PDF of ${count}`,
    noneChosen: 'Choose the patients to print.',
    tooMany: (most: number) => `At most ${most} can be printed at once.`,
    nothingToPrint: 'No patient of this list can be printed.',
  },
})
