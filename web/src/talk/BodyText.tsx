import { type Mention, mentionSpans } from '@tasuki/domain/talk/mention.rules'
import { foundSpans } from '@tasuki/domain/talk/search-spelling.rules'
import type { ReactNode } from 'react'
import classes from './BodyText.module.css'

type Part = { start: number; end: number; kind: 'mention' | 'me' | 'found' }

type BodyTextProps = {
  body: string
  mentions?: readonly Mention[]
  readerId?: string | undefined
  /** Words of a search, in the spelling they are compared in. */
  words?: readonly string[]
}

/** What was said, with colleagues spoken to and words looked for marked. */
export const BodyText = ({ body, mentions = [], readerId, words = [] }: BodyTextProps) => {
  const spoken = mentionSpans(body, mentions).map((span): Part => ({ ...span, kind: span.personId === readerId ? 'me' : 'mention' }))
  const found = (words.length === 0 ? [] : foundSpans(body, words)).map((span): Part => ({ ...span, kind: 'found' })).filter((span) => !spoken.some((one) => span.start < one.end && one.start < span.end))
  const parts = [...spoken, ...found].sort((a, b) => a.start - b.start)
  const shown: ReactNode[] = []
  let at = 0
  for (const { start, end, kind } of parts) {
    shown.push(body.slice(at, start))
    shown.push(
      kind === 'found' ? (
        <mark key={start} className={classes.found}>
          {body.slice(start, end)}
        </mark>
      ) : (
        <span key={start} className={classes.mention} data-me={kind === 'me' ? '' : undefined}>
          {body.slice(start, end)}
        </span>
      ),
    )
    at = end
  }
  return (
    <>
      {shown}
      {body.slice(at)}
    </>
  )
}
