import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core'
import type { CSSProperties, KeyboardEvent } from 'react'

/** Safari ends a composition before it reports the Enter that ended it; 229 is the code it leaves. */
const COMPOSING_KEY = 229

/** Enter that takes a conversion of the IME is no Enter of the form. */
const isComposingKey = (event: KeyboardEvent): boolean => event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY

/** One line of text. Enter while composing never sends the form. */
export const TextField = ({ onKeyDown, ...rest }: TextInputProps) => (
  <TextInput
    {...rest}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && isComposingKey(event)) {
        event.preventDefault()
        return
      }
      onKeyDown?.(event)
    }}
  />
)

/** Where the browser grows a text box by itself, nothing has to be measured at each keystroke. */
const GROWS_BY_ITSELF = typeof CSS !== 'undefined' && CSS.supports('field-sizing', 'content')

const growing = (minRows: number, maxRows: number) =>
  GROWS_BY_ITSELF
    ? { autosize: false, rows: minRows, styles: { input: { fieldSizing: 'content', minBlockSize: `calc(${minRows}lh + var(--space-16))`, maxBlockSize: `calc(${maxRows}lh + var(--space-16))` } as CSSProperties } }
    : { autosize: true, minRows, maxRows }

/** Text of several lines. Enter makes a line; `onSend`, if given, is reached by Ctrl/⌘+Enter, never while composing. */
export const TextArea = ({ onKeyDown, onSend, minRows = 2, maxRows = 12, ...rest }: Omit<TextareaProps, 'minRows' | 'maxRows'> & { minRows?: number; maxRows?: number; onSend?: () => void }) => (
  <Textarea
    {...growing(minRows, maxRows)}
    {...rest}
    onKeyDown={(event) => {
      if (event.key === 'Enter' && isComposingKey(event)) return
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && onSend !== undefined) {
        event.preventDefault()
        onSend()
        return
      }
      onKeyDown?.(event)
    }}
  />
)
