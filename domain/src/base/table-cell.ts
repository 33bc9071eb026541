/** A spreadsheet would run such a cell, also with spaces or our own sign before it. */
const FORMULA = /^(?:[\s']*[=+\-@＝＋－＠−]|'*[\t\r\n])/u

/** Chooses among drawings of one letter; CP932 has one drawing each. */
const VARIATION = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu

/** Also behind signs that CP932 leaves out: what is written is what a spreadsheet reads. */
const isFormula = (cell: string): boolean => FORMULA.test(cell.replaceAll(VARIATION, ''))

/** A cell as text and nothing else: an apostrophe keeps a spreadsheet from running it. One that is read back again loses exactly this apostrophe. */
export const safeCell = (cell: string): string => (isFormula(cell) ? `'${cell}` : cell)

/** What `safeCell` wrote, as it was before: for a table of ours that is read in again. */
export const plainCell = (cell: string): string => (cell.startsWith("'") && isFormula(cell.slice(1)) ? cell.slice(1) : cell)

/** 〓, the printers' sign for a letter they haven't got: seen at once, unlike a question mark. */
export const MISSING_LETTER = '〓'

/** The same sign under another number: Windows has the left one of these under the right one. */
const SAME_SIGN: Readonly<Record<string, string>> = { '〜': '～', '−': '－', '‖': '∥', '—': '―', '¢': '￠', '£': '￡', '¬': '￢', '¦': '￤', '¥': '￥', '\u00a0': ' ' }

/** A text on its way into CP932, sign by sign: `fits` tells which signs CP932 has. */
export const forCp932 = (text: string, fits: (sign: string) => boolean): string =>
  text.replaceAll(VARIATION, '').replaceAll(/[^\u0020-\u005b\u005d-\u007d\r\n\t]/gu, (sign) => {
    const same = SAME_SIGN[sign] ?? sign
    return fits(same) ? same : MISSING_LETTER
  })

const signsOf = (text: string): string[] => [...text.replaceAll(VARIATION, '')].map((sign) => SAME_SIGN[sign] ?? sign)

/** Whether a text, gone through CP932, may have been the other one: 〓 stands for any letter that CP932 lacks. */
export const mayHaveBeen = (fromCp932: string, other: string): boolean => {
  const [came, was] = [signsOf(fromCp932), signsOf(other)]
  return came.length === was.length && came.every((sign, at) => sign === was[at] || (sign === MISSING_LETTER && (was[at] ?? '') > '\u007e'))
}
