import { Textarea, TextInput, type TextareaProps, type TextInputProps } from '@mantine/core'
import type { KeyboardEvent } from 'react'

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

/** Text of several lines. Enter makes a line; `onSend`, if given, is reached by Ctrl/⌘+Enter, never while composing. */
export const TextArea = ({ onKeyDown, onSend, ...rest }: TextareaProps & { onSend?: () => void }) => (
  <Textarea
    autosize
    minRows={2}
    maxRows={12}
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
