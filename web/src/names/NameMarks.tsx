import type { NameFinding } from '@tasuki/domain/names/name-check.rules'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import classes from './NameCheck.module.css'

type NameMarksProps = { field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>; text: string; findings: readonly NameFinding[] }

/** Whatever decides where a letter of the field stands. */
const COPIED = ['font', 'letterSpacing', 'fontFeatureSettings', 'fontVariantNumeric', 'padding', 'borderWidth', 'textIndent', 'tabSize', 'wordBreak', 'lineBreak', 'overflowWrap'] as const

/**
 * Marks over a field, in its own letters unseen: the field itself keeps the text, the caret, the conversion of the IME and
 * its undo. Screen readers are told by the list under the field.
 */
export const NameMarks = ({ field, text, findings }: NameMarksProps) => {
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [input, marks] = [field.current, layer.current]
    if (input === null || marks === null) return undefined
    const isLine = input instanceof HTMLInputElement
    const place = () => {
      const style = getComputedStyle(input)
      for (const name of COPIED) marks.style[name] = style[name]
      // Without its scrollbar, which takes room from the text.
      marks.style.inlineSize = `${input.clientWidth + 2 * input.clientLeft}px`
      marks.style.blockSize = `${input.offsetHeight}px`
      marks.style.lineHeight = isLine ? `${input.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)}px` : style.lineHeight
      marks.style.whiteSpace = isLine ? 'pre' : 'pre-wrap'
    }
    const scroll = () => {
      marks.scrollTop = input.scrollTop
      marks.scrollLeft = input.scrollLeft
    }
    // It tells of the size at once, and then of each change: nothing is measured at a keystroke.
    const sizes = new ResizeObserver(() => {
      place()
      scroll()
    })
    sizes.observe(input)
    input.addEventListener('scroll', scroll, { passive: true })
    return () => {
      sizes.disconnect()
      input.removeEventListener('scroll', scroll)
    }
  }, [field])
  const ordered = [...findings].sort((a, b) => a.start - b.start)
  return (
    <div ref={layer} aria-hidden className={classes.marks}>
      {ordered.map((one, index) => (
        <span key={`${one.start}-${one.level}`}>
          {text.slice(ordered[index - 1]?.end ?? 0, one.start)}
          <mark data-level={one.level}>{text.slice(one.start, one.end)}</mark>
        </span>
      ))}
      {/* A line that ends with a break has one more below it. */}
      {`${text.slice(ordered.at(-1)?.end ?? 0)}\u200b`}
    </div>
  )
}
