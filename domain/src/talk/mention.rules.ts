/** A colleague of either hospital spoken to in a line, by the name as it stands there. */
export type Mention = { personId: string; name: string }

export type MentionSpan = { start: number; end: number; personId: string }

const SIGNS = ['@', '＠']

/** Where 「@名前」 stands; the longest name wins where one begins with another. */
export const mentionSpans = (body: string, mentions: readonly Mention[]): MentionSpan[] => {
  const byLength = [...mentions].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length)
  const spans: MentionSpan[] = []
  for (let at = 0; at < body.length; ) {
    const found = SIGNS.includes(body[at] ?? '') ? byLength.find(({ name }) => body.startsWith(name, at + 1)) : undefined
    if (found === undefined) at += 1
    else {
      const end = at + 1 + found.name.length
      spans.push({ start: at, end, personId: found.personId })
      at = end
    }
  }
  return spans
}

/** Those of the people who are spoken to in the text, each once. */
export const mentionedIn = <T extends Mention>(body: string, people: readonly T[]): T[] => {
  const named = new Set(mentionSpans(body, people).map((span) => span.personId))
  return people.filter((person) => named.has(person.personId))
}

/** The text as the rules for patients' names are to read it: a colleague's name behind @ is no patient's (rule 50). */
export const withoutMentions = (body: string, mentions: readonly Mention[]): string => {
  let text = body
  for (const { start, end } of mentionSpans(body, mentions)) text = `${text.slice(0, start)}${'、'.repeat(end - start)}${text.slice(end)}`
  return text
}

/** What is being typed behind the last @ before the caret, for the list to choose from; undefined where nobody is being named. */
export const mentionBeingTyped = (text: string, caret: number): { start: number; typed: string } | undefined => {
  const before = text.slice(0, caret)
  const start = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'))
  if (start < 0) return undefined
  const typed = before.slice(start + 1)
  // An address (a@b.jp) is no mention, nor is a whole sentence behind the sign.
  if (/[\s、。]/u.test(typed) || typed.length > 20 || /[A-Za-z0-9._-]$/.test(before.slice(0, start))) return undefined
  return { start, typed }
}
