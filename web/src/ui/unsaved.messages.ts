import { defineMessages } from './language'

export const unsavedMessages = defineMessages({
  ja: {
    title: '保存していない変更があります',
    text: 'このまま移動すると、入力した内容は失われます。',
    stay: '編集に戻る',
    leave: '保存せずに移動する',
    closeTitle: '入力した内容があります',
    closeText: 'このまま閉じると、入力した内容は失われます。',
    closeLeave: '破棄して閉じる',
  },
  en: {
    title: 'There are changes that are not saved',
    text: 'If you leave now, what you typed is lost.',
    stay: 'Back to editing',
    leave: 'Leave without saving',
    closeTitle: 'You have typed something',
    closeText: 'If you close this now, what you typed is lost.',
    closeLeave: 'Discard and close',
  },
})
