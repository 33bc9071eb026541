import { mayHaveBeen, MISSING_LETTER, plainCell } from '../base/table-cell'
import { day } from '../base/id'
import type { Parsed, TableFaultCode } from './facility-table'

/** For numbers, days and choices: full width and spaces around are no difference. What is free text stays as typed. */
const tidy = (text: string): string => text.normalize('NFKC').trim()

/** A cell as it is compared: without our apostrophe, its line ends as everywhere else. */
export const typedCell = (cell: string): string => plainCell(cell).replaceAll(/\r\n?/g, '\n')

/**
 * Whether a cell is what we would write ourselves for what stands: then nothing changes, whatever old form the standing
 * value has. A letter that CP932 lacks came back as 〓 and is still itself.
 */
export const isAsWritten = (typed: string, written: string): boolean => typed === written || mayHaveBeen(typed, written)

/** 〓 where nothing of the kind stood, and the sign of a program that couldn't read a letter. */
export const hasLostLetters = (typed: string): boolean => typed.includes(MISSING_LETTER) || typed.includes('\ufffd')

const NUMBER = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+(?:\.\d+)?$/

/** Words beside a number that change nothing of what a column means: 「48時間以内」 under 回答の目安, 「65歳以上」 under the lowest age. */
const WORDS_AROUND_NUMBER = { plain: /^約/u, limit: /^(?:約|最大)|(?:まで|以内|以下)$/gu, least: /^約|以上$/gu }

/** The units a column names, and whether its number is a limit upwards or downwards. Any other unit would be another number. */
type NumberForm = { units: readonly string[]; words?: keyof typeof WORDS_AROUND_NUMBER }

/** 「5」「５床」「1,000 円/日まで」; empty is null. */
export const readNumber = (text: string, { units, words = 'plain' }: NumberForm): Parsed<number | null> => {
  const bare = tidy(text).replace(WORDS_AROUND_NUMBER[words], '').trim()
  if (bare === '') return { value: null }
  const ending = units.map(tidy).filter((one) => one !== '' && bare.endsWith(one)).sort((a, b) => b.length - a.length)[0]
  const digits = (ending === undefined ? bare : bare.slice(0, -ending.length)).trim()
  return NUMBER.test(digits) ? { value: Number(digits.replaceAll(',', '')) } : { fault: 'not_a_number' }
}

export type WholeForm = NumberForm & { most: number; least?: number }

export const readWhole = (text: string, { most, least = 0, ...form }: WholeForm): Parsed<number | null> => {
  const read = readNumber(text, form)
  if (!('value' in read) || read.value === null) return read
  if (!Number.isInteger(read.value)) return { fault: 'not_a_number' }
  return read.value < least || read.value > most ? { fault: 'number_out_of_range', may: `${least}〜${most}` } : read
}

/** The eras a date of our time can be written in, with the year before their first. */
const ERAS: Readonly<Record<string, number>> = { 令和: 2018, R: 2018, 平成: 1988, H: 1988 }

const asDay = (year: number, month: string, date: string): Parsed<string> => {
  const text = `${String(year).padStart(4, '0')}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  return day.safeParse(text).success ? { value: text } : { fault: 'not_a_day' }
}

/** 2026-12-01, 2026/12/1, 2026年12月1日, 令和8年12月1日, R8.12.1, also with its weekday or a midnight behind it; empty is null. */
export const readTableDay = (text: string): Parsed<string | null> => {
  const bare = tidy(text)
    .replace(/\(.\)$/u, '')
    .replace(/\s+0{1,2}:00(?::00)?$/, '')
    .trim()
  if (bare === '') return { value: null }
  const western = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u.exec(bare)
  if (western) return asDay(Number(western[1]), western[2] ?? '', western[3] ?? '')
  const era = /^(令和|平成|R|H)\s*(元|\d{1,2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/iu.exec(bare)
  if (era) return asDay((ERAS[(era[1] ?? '').toUpperCase()] ?? 0) + (era[2] === '元' ? 1 : Number(era[2])), era[3] ?? '', era[4] ?? '')
  return { fault: /^\d{1,2}[-/月]\d{1,2}日?$/u.test(bare) ? 'day_without_year' : 'not_a_day' }
}

/** 9:00, 09:00:00, 9時, 9時30分 → 09:00 */
export const readClockTime = (text: string): Parsed<string> => {
  const found = /^(\d{1,2})(?::(\d{2})(?::00)?|時(?:(\d{1,2})分?|(半))?)$/u.exec(tidy(text))
  if (!found) return { fault: 'not_a_time' }
  const [hours, minutes] = [Number(found[1]), found[4] === undefined ? Number(found[2] ?? found[3] ?? 0) : 30]
  return hours > 23 || minutes > 59 ? { fault: 'not_a_time' } : { value: `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}` }
}

const WEEK_LETTERS = '日月火水木金土'
const NO_DAYS = new Set(['', 'なし', '無', '-', 'ー'])
const GROUPS_OF_DAYS: Readonly<Record<string, readonly number[]>> = { 毎日: [0, 1, 2, 3, 4, 5, 6], 平日: [1, 2, 3, 4, 5], 土日: [0, 6] }

/** From Monday on, as our pages keep them. */
const inOrder = (days: Iterable<number>): number[] => [...new Set(days)].sort((a, b) => ((a + 6) % 7) - ((b + 6) % 7))

/** 月・水・金, 月水金, 月〜金, 月-水,土, 平日; empty and なし are none. */
export const readWeekdays = (text: string): Parsed<number[]> => {
  const bare = tidy(text).replaceAll(/曜日?/gu, '')
  if (NO_DAYS.has(bare)) return { value: [] }
  const group = GROUPS_OF_DAYS[bare]
  if (group) return { value: inOrder(group) }
  const days: number[] = []
  for (const part of bare.split(/[・、,，/\s]+/u).filter((one) => one !== '')) {
    const range = /^([日月火水木金土])[~〜～–—−ー-]([日月火水木金土])$/u.exec(part)
    if (range) {
      const [first, last] = [WEEK_LETTERS.indexOf(range[1] ?? ''), WEEK_LETTERS.indexOf(range[2] ?? '')]
      for (let one = first; ; one = (one + 1) % 7) {
        days.push(one)
        if (one === last) break
      }
    } else if (/^[日月火水木金土]+$/u.test(part)) days.push(...[...part].map((letter) => WEEK_LETTERS.indexOf(letter)))
    else return { fault: 'not_weekdays' }
  }
  return { value: inOrder(days) }
}

export const weekdaysInTable = (days: readonly number[]): string => inOrder(days).map((one) => WEEK_LETTERS[one] ?? '').join('・')

/** Words for one value, ours first; the value's own code is understood too. */
export type Choices<T extends string> = readonly { value: T; words: readonly [string, ...string[]] }[]

export const choiceAsWritten = <T extends string>(choices: Choices<T>, value: T): string => choices.find((choice) => choice.value === value)?.words[0] ?? ''

export const choiceList = <T extends string>(choices: Choices<T>): string => choices.map(({ words }) => words[0]).join('・')

export const readChoice = <T extends string>(text: string, choices: Choices<T>): Parsed<T> => {
  const bare = tidy(text).replaceAll(/\s/gu, '').toLowerCase()
  const may = choiceList(choices)
  if (bare === '') return { fault: 'choice_missing', may }
  const found = choices.find(({ value, words }) => [value, ...words].some((word) => tidy(word).toLowerCase() === bare))
  return found ? { value: found.value } : { fault: 'not_a_choice', may }
}

/** The ring, the triangle and the cross as every keyboard and program has them, and the words beside them. */
export const LEVEL_CHOICES: Choices<'accepted' | 'conditional' | 'refused' | 'unstated'> = [
  { value: 'accepted', words: ['○', '〇', '◯', '◎', '⭕', 'o', '受入可', '受け入れ可', '受入れ可', '可', '可能', '可能です'] },
  { value: 'conditional', words: ['△', '▲', '条件付き', '条件付', '条件つき', '要相談', '相談', '相談可', '応相談'] },
  { value: 'refused', words: ['×', '✕', '✖', '╳', '❌', 'x', '不可', '受入不可', '受け入れ不可', '不可能'] },
  { value: 'unstated', words: ['未記載', '-', 'ー', '－', '未定', '未回答'] },
]

export const YES_NO: Choices<'yes' | 'no'> = [
  { value: 'yes', words: ['あり', '有', '有り', '○', '〇', '◯', '1', 'true', 'はい'] },
  { value: 'no', words: ['なし', '無', '無し', '×', '✕', '0', 'false', 'いいえ'] },
]

/** Nine or ten digits that don't begin with 0: a spreadsheet took a telephone number for a sum and cut its zero off. */
export const phoneFault = (typed: string): TableFaultCode | undefined => {
  const bare = tidy(typed)
  if (/^[1-9]\d{8,9}$/.test(bare)) return 'lost_zero'
  return /^\d(?:\.\d+)?e[+-]?\d+$/i.test(bare) ? 'not_a_phone' : undefined
}
