import { toKatakana } from 'wanakana'

/** Shorter Latin words are abbreviations (AOI, JA) rather than readings. */
const ROMAJI = /^[a-z][a-z'-]{2,}$/i

/** A word in Latin letters as it is read: `takasaki` → タカサキ. What can't be read whole, and any other word, stays as it is. */
export const kanaOf = (word: string): string => {
  const plain = word.normalize('NFKC')
  if (!ROMAJI.test(plain)) return word
  const kana = toKatakana(plain.toLowerCase())
  return /^[\p{sc=Katakana}ー]+$/u.test(kana) ? kana : word
}
