import { defineMessages } from '../ui/language'

/** What is said while a sheet or a table is made, and what can be done with it. */
export const fileMessages = defineMessages({
  ja: {
    makingSheet: 'PDFを作成しています…',
    makingTable: 'CSVを作成しています…',
    sheetReady: 'PDFができました。',
    tableReady: 'CSVを保存しました。',
    open: '開いて印刷',
    save: '保存する',
    print: '印刷する',
    pageOf: (page: number, pages: number) => `${page}ページ目（全${pages}ページ）`,
    saveAgain: 'もう一度保存する',
    opensInTab: '（新しいタブで開きます）',
    exportTable: 'CSVに書き出す',
    utf8: 'CSV（UTF-8）',
    utf8Hint: '最近のExcelでそのまま開けます。',
    cp932: 'CSV（Shift_JIS）',
    cp932Hint: '古いExcelや院内システム向け。Shift_JISにない文字は〓になります。',
  },
  en: {
    makingSheet: 'Making the PDF…',
    makingTable: 'Making the CSV…',
    sheetReady: 'The PDF is ready.',
    tableReady: 'The CSV is saved.',
    open: 'Open to print',
    save: 'Save',
    print: 'Print',
    pageOf: (page: number, pages: number) => `Page ${page} of ${pages}`,
    saveAgain: 'Save again',
    opensInTab: '(opens in a new tab)',
    exportTable: 'Export as CSV',
    utf8: 'CSV (UTF-8)',
    utf8Hint: 'Opens in today’s Excel as it is.',
    cp932: 'CSV (Shift_JIS)',
    cp932Hint: 'For old Excel and in-house systems. Letters Shift_JIS lacks become 〓.',
  },
})
