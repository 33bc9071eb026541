import { VENTILATOR } from '@tasuki/domain/transfer/case-record'
import { SECTION_NAMES, SECTION_PASSAGES } from '@tasuki/domain/transfer/record-field-specs'
import type { RecordSection } from '@tasuki/domain/transfer/record-sections'
import { useSyncExternalStore } from 'react'

/** The parts of the form that can be folded away, in its order. */
export type FoldName = 'basics' | 'area' | 'care' | RecordSection | 'documents' | 'own' | 'visibility'

/** What is required to send and what hospitals are matched by is open from the start. */
const OPEN_AT_FIRST: ReadonlySet<string> = new Set<FoldName>(['basics', 'area', 'care', 'visibility'])

const AREA = ['destination', 'bedKinds']
const OWN = ['memoCode']

/** In which part the field of a path stands; undefined for what is no field of the form (a message). */
export const foldOfPath = (path: string): FoldName | undefined => {
  const [field = '', name] = path.split('.')
  if (field === 'needs') return name === VENTILATOR ? 'basics' : 'care'
  const section = SECTION_NAMES.find((one) => one === field || (SECTION_PASSAGES[one] as readonly string[]).includes(field) || (one === 'social' && field === 'guarantor'))
  if (section !== undefined) return section
  if (AREA.includes(field)) return 'area'
  if (OWN.includes(field)) return 'own'
  if (field === 'visibility') return 'visibility'
  return ['sex', 'age', 'setting', 'mainDisease', 'purpose', 'medicalCategory', 'transferableFrom', 'urgent'].includes(field) ? 'basics' : undefined
}

const STORED = 'tasuki.form-folds'

const readFolds = (): Readonly<Record<string, boolean>> => {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}')
    return typeof stored === 'object' && stored !== null ? Object.fromEntries(Object.entries(stored).filter(([, open]) => typeof open === 'boolean')) : {}
  } catch {
    return {}
  }
}

let folds = readFolds()
const listeners = new Set<() => void>()
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const isOpen = (name: FoldName): boolean => folds[name] ?? OPEN_AT_FIRST.has(name)

/** Opens or folds parts; remembered in this browser, which holds no content of a patient. */
export const setFolds = (names: readonly FoldName[], open: boolean): void => {
  if (names.every((name) => isOpen(name) === open)) return
  folds = { ...folds, ...Object.fromEntries(names.map((name) => [name, open])) }
  try {
    localStorage.setItem(STORED, JSON.stringify(folds))
  } catch {
    // Not remembered, open all the same.
  }
  for (const listener of listeners) listener()
}

export const useFoldOpen = (name: FoldName): boolean => useSyncExternalStore(subscribe, () => isOpen(name))
