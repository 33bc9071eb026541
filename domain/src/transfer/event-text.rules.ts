/** The words of an answer; what is coded or a date can hold no name. */
export const ANSWER_FREE_TEXTS = ['conditions', 'ward', 'roomFee', 'possibleIf', 'note'] as const

const COMMON: ReadonlySet<string> = new Set(['ward', 'roomFee'])

/** A ward or a fee is the same in many answers: such words are hidden in the one that was pressed. */
export const isCommonText = (field: string): boolean => COMMON.has(field)

/** Those of a thing's texts that are said alike elsewhere; common ones only where everything is. */
export const repeatedTexts = (texts: Readonly<Record<string, string>>, elsewhere: Readonly<Record<string, unknown>>): Record<string, string> => {
  const alike = Object.entries(texts).filter(([field, text]) => elsewhere[field] === text)
  const isWhole = alike.length === Object.keys(texts).length
  return Object.fromEntries(alike.filter(([field]) => isWhole || !isCommonText(field)))
}

/** The field of a typed text, wherever a line says it: a take-back's note is the answer's. */
export const fieldOfPath = (path: string): string => path.slice(path.lastIndexOf('.') + 1)

const inAnswer = ANSWER_FREE_TEXTS.map((field) => `answer.${field}`)

/** Where in an event line of a room somebody has typed: reasons, notes, the words of answers (rule 85). Everything else is a code or a date. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  withdrawn: ['reason'],
  hold_released: ['reason'],
  taken_back: ['note'],
  answered: inAnswer,
  reverse_offer: inAnswer,
}

/** Whose words they are: the sending hospital's own acts, or the asked one's. */
export const isSendersEvent = (type: string): boolean => type === 'withdrawn' || type === 'hold_released'

type EventData = Readonly<Record<string, unknown>>

const asObject = (value: unknown): EventData => (typeof value === 'object' && value !== null ? (value as EventData) : {})

/** The typed words of an event line by their path; empty ones left out. */
export const eventFreeTexts = (type: string, data: EventData): Record<string, string> =>
  Object.fromEntries(
    (Object.hasOwn(TYPED, type) ? (TYPED[type] ?? []) : []).flatMap((path) => {
      const [first = '', second] = path.split('.')
      const text = second === undefined ? data[first] : asObject(data[first])[second]
      return typeof text === 'string' && text.trim() !== '' ? [[path, text]] : []
    }),
  )

/** The answer that an event line tells; empty where it tells none. */
export const answerOfEvent = (data: EventData): EventData => asObject(data.answer)

/** The data of an event line with other words at these paths. */
export const withEventTexts = (data: EventData, texts: Readonly<Record<string, string>>): Record<string, unknown> => {
  let changed: Record<string, unknown> = { ...data }
  for (const [path, text] of Object.entries(texts)) {
    const [first = '', second] = path.split('.')
    changed = { ...changed, [first]: second === undefined ? text : { ...asObject(changed[first]), [second]: text } }
  }
  return changed
}
