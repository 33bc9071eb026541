import { accepted, refused, type Result } from '../../base/result'

type Version = { version: number; fromDay: string }

/** The one in force on a day: the newest whose day has come. */
export const termsInForce = <V extends Version>(versions: readonly V[], today: string): V | undefined =>
  versions.filter(({ fromDay }) => fromDay <= today).reduce<V | undefined>((best, one) => (best === undefined || one.version > best.version ? one : best), undefined)

type TermsDraft = { title: string; body: string; fromDay: string }

/** A new version is in force from today on at the earliest and never before the one it follows; the first may be of an earlier day. */
export const planTerms = (draft: TermsDraft, of: { today: string; versions: readonly Version[] }): Result<number> => {
  const missing = (['title', 'body'] as const).filter((field) => draft[field].trim() === '')
  if (missing.length > 0) return refused('required_fields_missing', { fields: [...missing] })
  const last = of.versions.reduce((most, { version }) => Math.max(most, version), 0)
  const earliest = of.versions.reduce((latest, { fromDay }) => (fromDay > latest ? fromDay : latest), last === 0 ? '' : of.today)
  return draft.fromDay < earliest ? refused('terms_day_invalid', { fields: ['fromDay'], earliest }) : accepted(last + 1)
}

export type TermsPart = { kind: 'chapter' | 'heading' | 'article' | 'item' | 'text'; label: string; text: string }

const LEVELS: readonly [TermsPart['kind'], RegExp][] = [
  ['chapter', /^(第[0-9０-９一二三四五六七八九十百]+章)[\s　]*(.*)$/u],
  ['heading', /^()[（(]([^）)]+)[）)]$/u],
  ['chapter', /^(附[\s　]?則)()$/u],
  ['article', /^(第[0-9０-９一二三四五六七八九十百]+条(?:の[0-9０-９一二三四五六七八九十]+)?)[\s　]+(.+)$/u],
  ['item', /^([（(][0-9０-９一二三四五六七八九十]+[）)])[\s　]*(.+)$/u],
  ['article', /^([0-9０-９]+)[\s　]+(.+)$/u],
]

/** 要綱 as Japanese prefectures write them, line by line: chapters (第1章), headings in brackets, articles (第1条) and their paragraphs (2), items ((1)). */
export const termsParts = (body: string): TermsPart[] =>
  body.split('\n').flatMap((raw): TermsPart[] => {
    const line = raw.trim()
    if (line === '') return []
    for (const [kind, shape] of LEVELS) {
      const found = shape.exec(line)
      if (found !== null) return [{ kind, label: found[1] ?? '', text: found[2] ?? '' }]
    }
    return [{ kind: 'text', label: '', text: line }]
  })
