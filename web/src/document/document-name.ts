import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { documentKindText } from '@tasuki/domain/document/document-words'
import type { Language } from '../ui/language'
import { documentMessages } from './document.messages'

type Words = (typeof documentMessages)['ja'] | (typeof documentMessages)['en']

/** 「診療情報提供書（3月分）」 */
export const documentName = (words: Words, { kind, title }: Pick<DocumentView, 'kind' | 'title'>): string => (title === '' ? words[`kind_${kind}`] : `${words[`kind_${kind}`]}（${title}）`)

/** 「診療情報提供書 ほか2件」 */
export const documentKindsText = (kinds: readonly DocumentView['kind'][], language: Language): string => {
  const [first, ...more] = kinds
  const name = documentKindText(first, language)
  return more.length === 0 ? name : documentMessages[language].many(name, more.length)
}

const MEGA = 1024 * 1024

export const sizeText = (bytes: number): string => (bytes < MEGA ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / MEGA).toFixed(1)} MB`)
