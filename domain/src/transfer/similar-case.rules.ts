/** Kana of one kind, no width, no case, no space and no sign: 「ゴエン性 肺炎（術後）」 and 「ごえん性肺炎術後」 are one. */
const plainSpelling = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .replaceAll(/[\p{P}\p{S}\p{Z}\s]/gu, '')

/** Two main diseases that may be one patient's: the same in their spelling, or one the other with something added. */
export const isSimilarDisease = (one: string, other: string): boolean => {
  const [a, b] = [plainSpelling(one), plainSpelling(other)]
  if (a === '' || b === '') return false
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a]
  return longer === shorter || (shorter.length >= SHORTEST_PART && longer.startsWith(shorter))
}

/** 「肺炎」 alone begins too much. */
const SHORTEST_PART = 4
