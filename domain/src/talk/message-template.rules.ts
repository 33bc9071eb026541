/** What a template may have filled in. None can hold a patient's name: the system knows none (要綱6条1号). */
export const TEMPLATE_PLACEHOLDERS = ['年齢', '性別', '主病名', '転院目的', '転院可能日', '希望地域', '自院', '差出人'] as const
export type TemplatePlaceholder = (typeof TEMPLATE_PLACEHOLDERS)[number]

const PLACEHOLDER = /[{｛]([^{}｛｝\n]{1,20})[}｝]/g

const isKnown = (name: string): name is TemplatePlaceholder => TEMPLATE_PLACEHOLDERS.some((one) => one === name)

/** Placeholders nobody can fill in, 「氏名」 above all. */
export const unknownPlaceholders = (body: string): string[] => [...new Set([...body.matchAll(PLACEHOLDER)].flatMap((match) => (match[1] !== undefined && !isKnown(match[1].trim()) ? [match[1].trim()] : [])))]

/** The text with what is known filled in; a placeholder without a value stays to be written over. */
export const fillTemplate = (body: string, values: Partial<Record<TemplatePlaceholder, string>>): string =>
  body.replaceAll(PLACEHOLDER, (whole, name: string) => {
    const known = name.trim()
    return (isKnown(known) ? values[known] : undefined) ?? whole
  })
