import type { NameFinding } from '@tasuki/domain/names/name-check.rules'
import { memo, type RefObject, useLayoutEffect, useRef } from 'react'
import classes from './NameCheck.module.css'

type NameMarksProps = { field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>; text: string; findings: readonly NameFinding[] }

/** Whatever decides where a letter of the field stands. */
const COPIED = ['font', 'letterSpacing', 'fontFeatureSettings', 'fontVariantNumeric', 'textIndent', 'tabSize', 'wordBreak', 'lineBreak', 'overflowWrap'] as const
const EDGES = ['Top', 'Right', 'Bottom', 'Left'] as const

/** So much behind the last mark may decide in which line it ends (a closing bracket takes a letter along, a long word goes down whole). */
const BEHIND = 60

/**
 * Marks over a field, in its own letters unseen: the field itself keeps the text, the caret, the conversion of the IME and
 * its undo. Screen readers are told by the list under the field.
 */
export const NameMarks = ({ field, text, findings }: NameMarksProps) => <MarkLayer field={field} text={text.slice(0, (findings.at(-1)?.end ?? 0) + BEHIND)} findings={findings} />

/** The text up to its last mark alone: typed behind it, nothing here is made or laid out again. It is moved instead of scrolled. */
const MarkLayer = memo(({ field, text, findings }: NameMarksProps) => {
  const frame = useRef<HTMLDivElement>(null)
  const layer = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const [input, window, marks] = [field.current, frame.current, layer.current]
    if (input === null || window === null || marks === null) return undefined
    const isLine = input instanceof HTMLInputElement
    const place = () => {
      const style = getComputedStyle(input)
      for (const name of COPIED) marks.style[name] = style[name]
      for (const edge of EDGES) {
        marks.style[`padding${edge}`] = style[`padding${edge}`]
        window.style[`border${edge}Width`] = style[`border${edge}Width`]
      }
      // Without its scrollbar, which takes room from the text.
      window.style.inlineSize = `${input.clientWidth + 2 * input.clientLeft}px`
      window.style.blockSize = `${input.offsetHeight}px`
      marks.style.lineHeight = isLine ? `${input.clientHeight - Number.parseFloat(style.paddingTop) - Number.parseFloat(style.paddingBottom)}px` : style.lineHeight
      marks.style.whiteSpace = isLine ? 'pre' : 'pre-wrap'
    }
    const scroll = () => {
      marks.style.transform = input.scrollTop === 0 && input.scrollLeft === 0 ? '' : `translate(${-input.scrollLeft}px, ${-input.scrollTop}px)`
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
    <div ref={frame} aria-hidden className={classes.marks}>
      <div ref={layer} className={classes.letters}>
        {ordered.map((one, index) => (
          <span key={`${one.start}-${one.level}`}>
            {text.slice(ordered[index - 1]?.end ?? 0, one.start)}
            <mark data-level={one.level}>{text.slice(one.start, one.end)}</mark>
          </span>
        ))}
        {text.slice(ordered.at(-1)?.end ?? 0)}
      </div>
    </div>
  )
})
MarkLayer.displayName = 'MarkLayer'
