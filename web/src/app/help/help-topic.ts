import type { Language } from '../../ui/language'

type HelpLine = { term: string; text: string }

/** The help of a screen, as a liaison nurse would tell a new colleague. */
export type ScreenHelp = {
  title: string
  /** What this page is for. */
  purpose: string
  /** The three things one does here, and what else is worth knowing. */
  acts: readonly [HelpLine, HelpLine, HelpLine, ...HelpLine[]]
  /** What the other side sees of it. */
  others: readonly string[]
  /** What to do when … */
  whens: readonly HelpLine[]
}

/** Help that belongs to no one screen: a journey, the keys, what may not be written. */
export type GuideHelp = {
  title: string
  purpose: string
  parts: readonly { heading: string; ordered?: boolean; keys?: boolean; lines: readonly (string | HelpLine)[] }[]
}

export type HelpTopic = ScreenHelp | GuideHelp

/** Both languages say the same number of things: a journey of seven steps has seven in either. */
export const defineHelp = <T extends HelpTopic>(topic: Record<Language, T>): Record<Language, T> => topic
