import type { NameDetector, NamePlace } from '../names/detect-names'
import type { IdentifierKind } from '../names/identifiers'
import { createKnownNameFinder } from '../names/known-name'
import { boxesOfLabels } from './label-cells'
import { joinBoxes, visibleBox } from './page-boxes'
import { boxesOfRange, type ShareBox, type PageReading, type PageText, readAsSeen, readAsWritten } from './page-text'

export type RedactionReason = 'known' | 'name' | 'maybe_name' | 'elsewhere' | 'label' | IdentifierKind

/** A part of a page that is proposed to be blacked out, and why (要綱18条). */
export type RedactionProposal = { box: ShareBox; reason: RedactionReason }

/** What is looked for besides what the detector finds. */
export type NameFinder = (text: string) => NamePlace[]

/** The strongest reason first: it is what the box that is made of several tells. */
const STRENGTH: readonly RedactionReason[] = ['known', 'name', 'birth_date', 'label', 'elsewhere', 'number', 'telephone', 'address', 'email', 'maybe_name']

/** As few boxes as say the same: what a person has to look at. */
export const joinProposals = (proposals: readonly RedactionProposal[]): RedactionProposal[] => joinBoxes(proposals.map((one) => ({ ...one, box: visibleBox(one.box) })).toSorted((a, b) => STRENGTH.indexOf(a.reason) - STRENGTH.indexOf(b.reason)))

const readingsOf = (page: PageText): PageReading[] => {
  const [written, seen] = [readAsWritten(page), readAsSeen(page)]
  return written.text.replaceAll(/\s/g, '') === '' ? [] : [seen, written]
}

const proposalsAt = (page: PageText, reading: PageReading, found: readonly (NamePlace & { reason: RedactionReason })[]): RedactionProposal[] =>
  found.flatMap(({ start, end, reason }) => boxesOfRange(reading, { start, end }, page).map((box) => ({ box, reason })))

/** From so many characters on a name found once is searched everywhere: 林 alone would black out every 森林. */
const LONG_ENOUGH = 2

/**
 * What a page shows of persons: every name that is none of staff, what may be one, birth dates, numbers, addresses, and the cells
 * of a form that are for them. `names` are those sure enough to be searched on the other pages.
 */
export const proposeOnPage = (page: PageText, detect: NameDetector): { proposals: RedactionProposal[]; names: string[] } => {
  const names = new Set<string>()
  const proposals = readingsOf(page).flatMap((reading) => {
    const { block, ask, other } = detect(reading.text)
    for (const { start, end } of block) {
      const name = reading.text.slice(start, end).replaceAll(/[\t\n]/g, ' ')
      if (name.replaceAll(/\s/g, '').length >= LONG_ENOUGH) names.add(name)
    }
    return proposalsAt(page, reading, [
      ...block.map((place) => ({ ...place, reason: 'name' as const })),
      ...ask.map((place) => ({ ...place, reason: 'maybe_name' as const })),
      ...other.map((place) => ({ ...place, reason: place.kind })),
    ])
  })
  const labelled = boxesOfLabels(page).map((box) => ({ box, reason: 'label' as const }))
  return { proposals: joinProposals([...proposals, ...labelled]), names: [...names] }
}

/** Where a name stands on a page that is searched for: typed by the person, or found on another page. */
export const proposeWhereFound = (page: PageText, find: NameFinder, reason: 'known' | 'elsewhere'): RedactionProposal[] =>
  joinProposals(readingsOf(page).flatMap((reading) => proposalsAt(page, reading, find(reading.text).map((place) => ({ ...place, reason })))))

/** Names found on one page, as they are looked for on all the others. */
export const createNamesFinder = (names: readonly string[]): NameFinder => {
  const finders = names.map((name) => createKnownNameFinder({ kanji: name, kana: '' }))
  return (text) => finders.flatMap((find) => find(text))
}
