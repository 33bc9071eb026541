import type { NamePlace } from './detect-names'
import { FORM_OF_ADDRESS } from './form-of-address'

/** What stands in a text instead of a name: of the text, not of the page, so in its language whatever the page's is. */
export const REPLACEMENTS = ['患者様', 'ご家族', 'A氏', '長男', '長女', '妻', '夫'] as const

/** 長女の裕子: without the name, の goes too. */
const JOINED_BY_NO = /(?:長男|次男|三男|長女|次女|三女|夫|妻|父|母|息子|娘|兄|弟|姉|妹|孫|嫁|甥|姪|家族)(?:さん)?の$/u

/** What goes with a name that is replaced: the form of address behind it (「患者様様」); with one that is erased, the の before it too. */
export const replacedPlace = (text: string, { start, end }: NamePlace, by: string): NamePlace => {
  const address = FORM_OF_ADDRESS.exec(text.slice(end, end + 6))?.[0].length ?? 0
  if (by !== '') return { start, end: end + address }
  return JOINED_BY_NO.test(text.slice(Math.max(0, start - 8), start)) ? { start: start - 1, end: end + address } : { start, end: end + address }
}
