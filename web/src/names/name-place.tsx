import { createContext, useContext, useMemo, type ReactNode } from 'react'

/** Of which case or talk the texts on this part of the page are; `places` go from the innermost outwards (a talk of a case). */
type NamePlace = { places: readonly string[]; subjectId: string | null }
/** Texts that are of no case or talk: what was refused on this page is looked for on it. */
const PAGE: NamePlace = { places: ['page'], subjectId: null }
const NamePlaceContext = createContext(PAGE)

/** Known names and refused words of a case hold in its talks too. */
export const NamePlaceProvider = ({ kind, id, children }: { kind: 'case' | 'room'; id: string; children: ReactNode }) => {
  const outer = useContext(NamePlaceContext)
  const place = useMemo(() => ({ places: [`${kind}:${id}`, ...(outer === PAGE ? [] : outer.places)], subjectId: /^[0-9a-f-]{36}$/.test(id) ? id : outer.subjectId }), [kind, id, outer])
  return <NamePlaceContext value={place}>{children}</NamePlaceContext>
}

export const useNamePlace = (): NamePlace => useContext(NamePlaceContext)
