import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'

/** What bars at the lower edge of the window cover: a line behind them isn't in sight. */
const COVERED_PX = 100

const isScroller = (element: HTMLElement): boolean => getComputedStyle(element).overflowY === 'auto'

type RoomScroll = {
  /** First and last seq shown, and the lines on their way: what makes the list grow at its start or its end. */
  firstSeq: number | undefined
  lastSeq: number | undefined
  pending: number
  /** The room is the page: where the list has no bar of its own, the window follows the talk. */
  ownsPage: boolean
}

/**
 * Keeps the reader's place: opens at the unread line or the end, follows new lines only from the end, and doesn't jump
 * when older lines are put above. The list may be the scroller (desk) or the window (phone).
 */
export const useRoomScroll = ({ firstSeq, lastSeq, pending, ownsPage }: RoomScroll) => {
  const list = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLDivElement>(null)
  const [atEnd, setAtEnd] = useState(true)
  const wasAtEnd = useRef(true)
  const shown = useRef<{ firstSeq: number | undefined; lastSeq: number | undefined; pending: number; height: number }>(undefined)

  const toEnd = useCallback(() => {
    const element = list.current
    if (element === null) return
    if (isScroller(element)) element.scrollTop = element.scrollHeight
    else if (ownsPage) window.scrollTo(0, document.documentElement.scrollHeight)
  }, [ownsPage])

  useLayoutEffect(() => {
    const element = list.current
    if (element === null || lastSeq === undefined) return
    const before = shown.current
    const scrolls = isScroller(element)
    const height = scrolls ? element.scrollHeight : document.documentElement.scrollHeight
    shown.current = { firstSeq, lastSeq, pending, height }
    if (before === undefined) {
      const unread = element.querySelector<HTMLElement>('[data-unread]')
      if (unread === null) toEnd()
      else if (scrolls) element.scrollTop = unread.offsetTop - element.offsetTop
      else if (ownsPage) unread.scrollIntoView({ block: 'center' })
      return
    }
    const grewAbove = before.firstSeq !== undefined && firstSeq !== undefined && firstSeq < before.firstSeq
    if (grewAbove) {
      if (scrolls) element.scrollTop += height - before.height
      else if (ownsPage) window.scrollBy(0, height - before.height)
    } else if (pending > before.pending || wasAtEnd.current) toEnd()
  }, [firstSeq, lastSeq, pending, ownsPage, toEnd])

  useEffect(() => {
    const mark = end.current
    if (mark === null) return undefined
    const observer = new IntersectionObserver(
      ([entry]) => {
        wasAtEnd.current = entry?.isIntersecting === true
        setAtEnd(wasAtEnd.current)
      },
      { rootMargin: `0px 0px -${COVERED_PX}px 0px` },
    )
    observer.observe(mark)
    return () => observer.disconnect()
  }, [])

  // Fonts and the growing text box shift the end after it was reached.
  useEffect(() => {
    const content = list.current
    if (content === null) return undefined
    const observer = new ResizeObserver(() => {
      if (wasAtEnd.current) toEnd()
    })
    observer.observe(content)
    for (const child of content.children) observer.observe(child)
    return () => observer.disconnect()
  }, [toEnd])

  /** The reader goes elsewhere: the end is followed no more until it is in sight again. */
  const letGo = useCallback(() => {
    wasAtEnd.current = false
  }, [])

  return { list, end, atEnd, toEnd, letGo }
}

/** True while somebody can be looking: a window in the background reads nothing. */
export const useWindowSeen = (): boolean => {
  const [seen, setSeen] = useState(() => document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setSeen(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return seen
}
