import { defineMessages } from '../../ui/language'

/** Of the header, apart from the help itself: these few are loaded with the first page. */
export const helpCornerMessages = defineMessages({
  ja: { help: 'ヘルプ', openHelp: 'この画面のヘルプ', replayed: 'はじめての案内を、もう一度表示します' },
  en: { help: 'Help', openHelp: 'Help for this page', replayed: 'The first-visit hints are shown again' },
})
