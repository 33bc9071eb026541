import type { NameFinding } from '@tasuki/domain/names/name-check.rules'
import type { KnownName } from '@tasuki/domain/names/known-name'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useNamePlace } from './name-place'
import { namesEdition, onNamesEdition, readNames } from './name-reader'
import { houseNamesQuery, ownReleasesQuery } from './name-release.queries'
import { movedFindings, shownFindings } from './shown-findings'
import { namesOfPlaces, onTabNames, tabNames } from './tab-names'

/** A pause in typing: shorter than it takes to reach the button. */
const PAUSE_MS = 200
const NOTHING: readonly NameFinding[] = []
const NOBODY: readonly string[] = []
const NO_KNOWN: readonly KnownName[] = []

type CheckedText = {
  text: string
  /** What kind of text it is, as releases are listed by. */
  field: string
  /** People who may be named here. */
  members?: readonly string[] | undefined
  /** Off until somebody writes: what stands was let through before. */
  active: boolean
}

/** What of a text is taken for a name, as of the last pause in typing; read again when the model has arrived. */
export const useNameCheck = ({ text, field, members = NOBODY, active }: CheckedText): readonly NameFinding[] => {
  const { places, subjectId } = useNamePlace()
  const edition = useSyncExternalStore(onNamesEdition, namesEdition)
  const tab = useSyncExternalStore(onTabNames, tabNames)
  const [read, setRead] = useState<{ text: string; findings: readonly NameFinding[] }>({ text: '', findings: NOTHING })
  const hasFound = read.findings.length > 0
  const house = useQuery({ ...houseNamesQuery, enabled: hasFound, retry: false }).data?.people
  const named = useMemo(() => (house === undefined ? members : [...members, ...house.map((person) => person.displayName)]), [members, house])
  useEffect(() => {
    if (!active) return undefined
    let over = false
    const timer = setTimeout(() => {
      void readNames(text, named).then((findings) => {
        if (!over) setRead({ text, findings })
      })
    }, PAUSE_MS)
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [active, text, named, edition])
  const releases = useQuery({ ...ownReleasesQuery, enabled: hasFound }).data
  const { known, refused } = useMemo(() => namesOfPlaces(tab, places), [tab, places])
  const place = useMemo(() => ({ field, subjectId }), [field, subjectId])
  // Whatever was read is told apart once; at a key it only moves along.
  const open = useMemo(() => shownFindings(read.text, read.findings, { known: NO_KNOWN, refused: NOBODY, releases, place }), [read, releases, place])
  return useMemo(() => {
    if (!active || text === '') return NOTHING
    const moved = movedFindings(open, read.text, text)
    // What the tab alone knows of is looked for at each key: the button must not be faster.
    return known.length === 0 && refused.length === 0 ? moved : shownFindings(text, moved, { known, refused, releases, place })
  }, [active, text, open, read, known, refused, releases, place])
}
