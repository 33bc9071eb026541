import { defineMessages } from '../ui/language'

/** 「氏名が見えます」 (rule 85). */
export const nameReportMessages = defineMessages({
  ja: {
    press: '氏名が見えます',
    title: '患者さんの氏名が見えますか',
    lead: '押すと、この内容はすぐに全員から隠れ、書いた病院と県に知らされます。元に戻せるのは県だけです。',
    act: '隠して県に知らせる',
    done: '内容を隠し、県に知らせました',
    which: '氏名が見える項目を選んでください',
    noText: '文章の項目がありません',
    hiddenFields: '表示を止めている項目',
    rewrite: '氏名を消した文に書き直すと、すぐに表示されます。',
  },
  en: {
    press: 'I see a name',
    title: 'Do you see a patient’s name?',
    lead: 'This is hidden from everyone at once; the hospital that wrote it and the prefecture are told. Only the prefecture can show it again.',
    act: 'Hide it and tell the prefecture',
    done: 'It is hidden, and the prefecture was told',
    which: 'Choose where you see the name',
    noText: 'There is no text here',
    hiddenFields: 'Hidden items',
    rewrite: 'Written anew without the name, it is shown at once.',
  },
})
