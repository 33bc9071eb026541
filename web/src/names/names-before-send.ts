import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { useNamePlace } from './name-place'
import { readNames } from './name-reader'
import { ownReleasesQuery } from './name-release.queries'
import { shownFindings } from './shown-findings'
import { namesOfPlaces, tabNames } from './tab-names'

/** Longer than the reading takes where the page has its model; then it is the server's to say no. */
const PATIENCE_MS = 400

/** Also where it can't be read here at all: one failure must not keep back every line after it. */
const within = <T,>(work: Promise<T>, otherwise: T): Promise<T> => Promise.race([work.catch(() => otherwise), new Promise<T>((resolve) => setTimeout(() => resolve(otherwise), PATIENCE_MS))])

/**
 * For a text that is sent faster than it is read: the last look at it. One after the other, so that what is sent twice in
 * a row keeps its order.
 */
export const useNamesBeforeSend = (field: string): ((text: string, members: readonly string[]) => Promise<boolean>) => {
  const { places, subjectId } = useNamePlace()
  const client = useQueryClient()
  const turn = useRef<Promise<unknown>>(Promise.resolve())
  return (text, members) => {
    const look = async (): Promise<boolean> => {
      const found = await within(Promise.resolve().then(() => readNames(text, members)), [])
      const releases = client.getQueryData(ownReleasesQuery.queryKey)
      const shown = shownFindings(text, found, { ...namesOfPlaces(tabNames(), places), releases, place: { field, subjectId } })
      return !shown.some(({ level }) => level === 'block')
    }
    const mine = turn.current.then(look)
    turn.current = mine
    return mine
  }
}
