import type { NamePlace } from '@tasuki/domain/names/detect-names'

/** What stands in a text instead of a name: of the text, not of the page, so in its language whatever the page's is. */
export const REPLACEMENTS = ['患者様', 'ご家族', 'A氏', '長男', '長女', '妻', '夫'] as const

const FORM_OF_ADDRESS = /^[ \u3000]*(?:様|さま|さん|氏|殿|ちゃん|くん|君)/u
/** 長女の裕子: without the name, の goes too. */
const JOINED_BY_NO = /(?:長男|次男|三男|長女|次女|三女|夫|妻|父|母|息子|娘|兄|弟|姉|妹|孫|嫁|甥|姪|家族)(?:さん)?の$/u

/** What goes with a name that is replaced: the form of address behind it (「患者様様」); with one that is erased, the の before it too. */
export const replacedPlace = (text: string, { start, end }: NamePlace, by: string): NamePlace => {
  const address = FORM_OF_ADDRESS.exec(text.slice(end, end + 6))?.[0].length ?? 0
  if (by !== '') return { start, end: end + address }
  return JOINED_BY_NO.test(text.slice(Math.max(0, start - 8), start)) ? { start: start - 1, end: end + address } : { start, end: end + address }
}

/** As if it were typed: the browser's own undo takes it back, and the caret stays where one goes on. */
export const replaceInField = (field: HTMLInputElement | HTMLTextAreaElement, places: readonly NamePlace[], by: string): void => {
  field.focus()
  for (const place of [...places].sort((a, b) => b.start - a.start)) {
    const { start, end } = replacedPlace(field.value, place, by)
    field.setSelectionRange(start, end)
    const typed = by === '' ? document.execCommand('delete') : document.execCommand('insertText', false, by)
    if (typed) continue
    // Where a browser has no such command, React hears of the change all the same.
    field.setRangeText(by, start, end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}
