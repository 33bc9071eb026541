import type { Part } from './marked-text'
import type { Chance } from './random'

const ADDRESS = /^(様|さま|さん|氏|殿)/u
const ADDRESSES = ['様', 'さん', '氏', '殿', 'さま', '様', 'さん']

const plain = (text: string): Part => ({ kind: undefined, text })

/** Other forms of address, other figures, with and without a space inside a name: what a hand happened to write isn't what tells a name. */
export const reshapeText = (parts: readonly Part[], chance: Chance): Part[] => {
  const figures = chance.holds(0.5)
  return parts.map((part, i) => {
    const last = parts[i - 1]
    if (part.kind === 'pf' || part.kind === 'sf') {
      if (!/^\p{sc=Han}{1,4}[ 　]?[\p{sc=Han}ぁ-んァ-ヶ]{1,4}$/u.test(part.text)) return part
      return chance.holds(0.3) ? { ...part, text: part.text.replace(/[ 　]/u, '') } : part
    }
    if (part.kind !== undefined) return part
    let { text } = part
    if (last?.kind?.startsWith('p') === true && ADDRESS.test(text) && chance.holds(0.2)) text = text.replace(ADDRESS, chance.pick(ADDRESSES))
    if (figures) text = text.replaceAll(/\d/gu, (figure) => (chance.holds(0.5) ? String(Math.floor(chance.next() * 10)) : figure))
    return { ...part, text }
  })
}

const BETWEEN = ['\n', '\n', ' ', '　', '。', '/', '、']

/** Two texts as one: a message with two thoughts, a page with two entries. */
export const joinTexts = (first: readonly Part[], second: readonly Part[], chance: Chance): Part[] => [...first, plain(chance.pick(BETWEEN)), ...second]
