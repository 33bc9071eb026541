import type { RedactionProposal } from '@tasuki/domain/document/propose-redactions'
import type { KnownName } from '@tasuki/domain/names/known-name'
import { useEffect, useReducer, useRef, useState } from 'react'
import { findProposals, type PagesSoFar, searchKnownName, searchWatched, type WatchedNames } from './find-proposals'
import { flattenPages } from './flatten-pages'
import type { PageSource } from './page-source'
import { newRedaction, type RedactionAct, redactionAfter, type RedactionState } from './redaction-state'

/** What was done so far; kept while the dialog is open, so that leaving the editor loses nothing. */
export type RedactionWork = { state: () => RedactionState; keep: (state: RedactionState) => void; known: () => KnownName; know: (known: KnownName) => void; read: PagesSoFar }

export const newRedactionWork = (pages: number, watched: WatchedNames): RedactionWork => {
  let state = newRedaction(pages)
  let known: KnownName = watched.known[0] ?? { kanji: '', kana: '' }
  return {
    state: () => state,
    keep: (next) => {
      state = next
    },
    known: () => known,
    know: (next) => {
      known = next
    },
    read: { texts: new Map(), names: new Set() },
  }
}

export type Looking = { kind: 'looking'; page: number; share: number } | { kind: 'stopped' } | { kind: 'done' } | { kind: 'failed' }
/** `changed`: something was blacked out, or looked at again, while the document was made: it isn't the one that was checked. */
export type Making = { done: number; failed: false | 'broken' | 'changed' } | undefined

type Telling = { act: (act: RedactionAct) => void; tell: (looking: Looking) => void; watched: WatchedNames; again?: boolean }

/** Pages at which the reader failed are tried again when it is asked for. */
const unreadPages = (work: RedactionWork, again: boolean): number[] => work.state().pages.flatMap(({ read }, page) => (read === 'waiting' || (again && read === 'failed') ? [page] : []))

const proposing =
  (act: Telling['act']) =>
  (page: number, proposals: readonly RedactionProposal[], read?: 'done' | 'failed'): void =>
    act({ kind: 'propose', page, proposals, ...(read === undefined ? {} : { read }) })

/** The very boxes, on pages that are all still checked. */
const isSameWork = (begun: RedactionState['pages'], now: RedactionState['pages']): boolean =>
  now.every((page, at) => page.checked && page.boxes.length === begun[at]?.boxes.length && page.boxes.every((one, index) => one === begun[at]?.boxes[index]))

/** Looks through the pages that nobody has looked through yet, until it is stopped. */
const startLooking = (source: PageSource, work: RedactionWork, { act, tell, watched, again = false }: Telling): AbortController => {
  const control = new AbortController()
  const { signal } = control
  const onProposals = proposing(act)
  // Since it was read, another name may have been told.
  searchWatched(work.read, watched, { onProposals })
  findProposals(source, {
    read: work.read,
    watched,
    waiting: unreadPages(work, again),
    signal,
    onProposals: (page, proposals, read) => {
      if (signal.aborted) return
      onProposals(page, proposals, read)
      searchKnownName({ texts: new Map([[page, work.read.texts.get(page) ?? []]]), names: new Set() }, work.known(), { onProposals })
    },
    onProgress: (page, share) => signal.aborted || tell({ kind: 'looking', page, share }),
  }).then(
    () => signal.aborted || tell({ kind: 'done' }),
    () => signal.aborted || tell({ kind: 'failed' }),
  )
  return control
}

/** The boxes of a document: proposed one page after the other, changed by hand, at last drawn into pictures. */
export const useRedaction = (source: PageSource, work: RedactionWork, watched: WatchedNames) => {
  const [state, act] = useReducer(redactionAfter, work, (kept) => kept.state())
  const [looking, tell] = useState<Looking>(() => (unreadPages(work, false).length === 0 ? { kind: 'done' } : { kind: 'looking', page: 0, share: 0 }))
  const [making, setMaking] = useState<Making>(undefined)
  const cut = useRef<AbortController>(undefined)
  const cutMaking = useRef<AbortController>(undefined)
  useEffect(() => work.keep(state), [work, state])
  useEffect(() => {
    cut.current = startLooking(source, work, { act, tell, watched })
    return () => {
      cut.current?.abort()
      cutMaking.current?.abort()
    }
  }, [source, work, watched])

  const make = async (): Promise<Blob | undefined> => {
    const control = new AbortController()
    cutMaking.current = control
    const begun = state.pages
    setMaking({ done: 0, failed: false })
    try {
      const made = await flattenPages(source, { boxesOf: (page) => (begun[page]?.boxes ?? []).map(({ box }) => box), onProgress: (done) => setMaking({ done, failed: false }), signal: control.signal })
      if (!isSameWork(begun, work.state().pages)) {
        setMaking({ done: 0, failed: 'changed' })
        return undefined
      }
      setMaking(undefined)
      return made
    } catch {
      setMaking(control.signal.aborted ? undefined : { done: 0, failed: 'broken' })
      return undefined
    }
  }

  return {
    state,
    act,
    looking,
    making,
    make,
    stopMaking: () => cutMaking.current?.abort(),
    stopLooking: () => {
      cut.current?.abort()
      tell({ kind: 'stopped' })
    },
    lookAgain: () => {
      cut.current?.abort()
      cut.current = startLooking(source, work, { act, tell, watched, again: true })
    },
    searchKnown: (known: KnownName): number => {
      work.know(known)
      return searchKnownName(work.read, known, { onProposals: proposing(act) })
    },
  }
}

export type Redaction = ReturnType<typeof useRedaction>
