import { useEffect, useRef, useState } from 'react'
import { useMessages } from '../../ui/language'
import type { PageSource } from './page-source'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import type { RedactionPage } from './redaction-state'

const SMALL_LONG_SIDE = 150

type PageStripProps = { source: PageSource; pages: readonly RedactionPage[]; page: number; onPage: (page: number) => void }

/** All pages small, those that were looked at with their mark; each is drawn when it comes into sight. */
export const PageStrip = ({ source, pages, page, onPage }: PageStripProps) => {
  const words = useMessages(redactionMessages)
  const strip = useRef<HTMLElement>(null)
  // The strip alone is moved: what is read stays where it is.
  useEffect(() => {
    const [around, small] = [strip.current?.getBoundingClientRect(), strip.current?.querySelector('[aria-current]')?.getBoundingClientRect()]
    if (around !== undefined && small !== undefined) strip.current?.scrollBy(small.left + small.width / 2 - around.left - around.width / 2, small.top + small.height / 2 - around.top - around.height / 2)
  }, [page])
  return (
    <nav ref={strip} className={classes.strip} aria-label={words.pages}>
      {pages.map(({ checked }, i) => (
        <button key={i} type="button" className={classes.small} aria-current={i === page ? 'page' : undefined} aria-label={checked ? words.pageChecked(i + 1) : words.pageUnchecked(i + 1)} onClick={() => onPage(i)}>
          <SmallPage source={source} page={i} />
          <span aria-hidden>{checked ? `✓ ${i + 1}` : i + 1}</span>
        </button>
      ))}
    </nav>
  )
}

const SmallPage = ({ source, page }: { source: PageSource; page: number }) => {
  const place = useRef<HTMLCanvasElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const canvas = place.current
    if (canvas === null || seen) return undefined
    const watch = new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && setSeen(true))
    watch.observe(canvas)
    return () => watch.disconnect()
  }, [seen])
  useEffect(() => {
    const canvas = place.current
    if (canvas === null || !seen) return undefined
    const left = new AbortController()
    source.draw(page, canvas, { longSide: SMALL_LONG_SIDE, signal: left.signal }).catch(() => undefined)
    return () => left.abort()
  }, [source, page, seen])
  return <canvas ref={place} aria-hidden />
}
