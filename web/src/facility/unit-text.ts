import type { Language } from '../ui/language'

const ENGLISH: Readonly<Record<string, string>> = { 'L/分': 'L/min', '回/日': 'times a day', '円/日': 'yen a day' }

/** The unit of a care need, which the catalogue holds in Japanese alone; one that it learns later stays as it stands there. */
export const unitText = (unit: string | null | undefined, language: Language): string => (language === 'ja' ? (unit ?? '') : (ENGLISH[unit ?? ''] ?? unit ?? ''))
