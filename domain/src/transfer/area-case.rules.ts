import type { BedKind } from '../facility/bed-kind'
import type { CaseSummary } from './case-summary'
import type { Judgement } from './matching.contract'

/** 受入れできる患者, held against our own conditions: ○, △, near (blocked by one or two conditions), or further off. */
export const FIT_GROUPS = ['fits', 'conditional', 'near', 'far'] as const
export type FitGroup = (typeof FIT_GROUPS)[number]

/** So few conditions may be settled by talking. */
const NEAR_MISS_AT_MOST = 2

/** Without conditions of our own nothing speaks against a patient, and nothing for it: △. */
export const fitGroupOf = (judgement: Judgement | null): FitGroup => {
  if (judgement === null) return 'conditional'
  if (judgement.mark !== 'blocked') return judgement.mark
  return judgement.blocking.length <= NEAR_MISS_AT_MOST ? 'near' : 'far'
}

export const AREA_FITS = ['fits', 'takeable', 'near', 'all'] as const
export type AreaFit = (typeof AREA_FITS)[number]

const GROUPS_OF: Record<AreaFit, readonly FitGroup[]> = { fits: ['fits'], takeable: ['fits', 'conditional'], near: ['near'], all: FIT_GROUPS }
/** Unless asked otherwise, who is further off stays out of the way. */
const USUALLY_SHOWN: readonly FitGroup[] = ['fits', 'conditional', 'near']

/** What one looks for; what isn't said doesn't narrow. */
export type AreaCaseFilter = {
  /** Codes of places, one of which the wished area has. */
  area?: readonly string[] | undefined
  purpose?: CaseSummary['purpose'] | undefined
  bedKind?: BedKind | undefined
  needs?: readonly string[] | undefined
  /** A day: who can come by then. */
  readyBy?: string | undefined
  fit?: AreaFit | undefined
}
export type AreaCondition = keyof AreaCaseFilter

/** What a patient is looked for by, as the looking hospital may read it (rule 84). */
export type AreaCaseFacts = {
  judgement: Judgement | null
  purpose: CaseSummary['purpose']
  bedKinds: readonly BedKind[]
  presentNeeds: readonly string[]
  transferableFrom: string | null
  destinationCodes: readonly string[]
}

const AREA_CONDITIONS: readonly AreaCondition[] = ['area', 'purpose', 'bedKind', 'needs', 'readyBy', 'fit']

const meets = (of: AreaCaseFacts, filter: AreaCaseFilter, condition: AreaCondition): boolean => {
  switch (condition) {
    case 'area':
      return filter.area === undefined || filter.area.some((code) => of.destinationCodes.includes(code))
    case 'purpose':
      return filter.purpose === undefined || of.purpose === filter.purpose
    case 'bedKind':
      // Who wishes for no kind in particular takes any.
      return filter.bedKind === undefined || of.bedKinds.length === 0 || of.bedKinds.includes(filter.bedKind)
    case 'needs':
      return filter.needs === undefined || filter.needs.every((code) => of.presentNeeds.includes(code))
    case 'readyBy':
      return filter.readyBy === undefined || (of.transferableFrom !== null && of.transferableFrom <= filter.readyBy)
    case 'fit':
      return (filter.fit === undefined ? USUALLY_SHOWN : GROUPS_OF[filter.fit]).includes(fitGroupOf(of.judgement))
  }
}

export const meetsAreaFilter = (of: AreaCaseFacts, filter: AreaCaseFilter, except?: AreaCondition): boolean =>
  AREA_CONDITIONS.every((condition) => condition === except || meets(of, filter, condition))

/** How many more there would be without this one condition: what an empty list says to change. */
export const gainsWithout = (cases: readonly AreaCaseFacts[], filter: AreaCaseFilter): { condition: AreaCondition; gain: number }[] => {
  const shown = cases.filter((of) => meetsAreaFilter(of, filter)).length
  return AREA_CONDITIONS.map((condition) => ({ condition, gain: cases.filter((of) => meetsAreaFilter(of, filter, condition)).length - shown }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain)
}

export const countFits = (cases: readonly AreaCaseFacts[], filter: AreaCaseFilter): Record<FitGroup, number> => {
  const counts = { fits: 0, conditional: 0, near: 0, far: 0 }
  for (const of of cases) if (meetsAreaFilter(of, filter, 'fit')) counts[fitGroupOf(of.judgement)]++
  return counts
}
