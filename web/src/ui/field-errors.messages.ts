import { defineMessages } from './language'

/** What is said at a field that holds its form back. */
export const fieldErrorMessages = defineMessages({
  ja: {
    missing: '入力してください',
    notChosen: '選択してください',
    missingDay: '日付を入力してください',
    dayPast: '今日以降の日付を入力してください',
    daysReversed: '最終日には、初日以降の日付を入力してください',
  },
  en: {
    missing: 'Please fill this in',
    notChosen: 'Please choose one',
    missingDay: 'Enter a day',
    dayPast: 'Enter today or a later day',
    daysReversed: 'The last day must not lie before the first',
  },
})
