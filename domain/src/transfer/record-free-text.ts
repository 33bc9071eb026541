const FREE_TEXTS: ReadonlySet<string> = new Set([
  'mainDisease',
  'history',
  'course',
  'medication',
  'background',
  'direction',
  'memoCode',
  'clinical.department',
  'body.diet',
  'social.keyPerson',
  'social.consenter',
  'directive.onward',
])

/** Whether a record's field holds words that people typed: only in those can a name be seen (rule 85). */
export const isFreeText = (path: string): boolean => FREE_TEXTS.has(path) || /^\w+\.\w+\.detail$/.test(path)

/** A text of a record by its path; undefined where there is none. */
export const textAt = (record: object, path: string): string | undefined => {
  let value: unknown = record
  for (const part of path.split('.')) value = typeof value === 'object' && value !== null && Object.hasOwn(value, part) ? (value as Record<string, unknown>)[part] : undefined
  return typeof value === 'string' ? value : undefined
}

/** The record without the texts of others that stand at these paths. */
export const withTextAt = <R extends object>(record: R, path: string, text: string): R => {
  const [first = '', ...rest] = path.split('.')
  const part = (record as Record<string, unknown>)[first]
  if (rest.length === 0) return { ...record, [first]: text }
  return typeof part === 'object' && part !== null ? { ...record, [first]: withTextAt(part, rest.join('.'), text) } : record
}
