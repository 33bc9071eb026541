import { useEffect, useState } from 'react'
import { TextField } from './TextField'

const TYPING_PAUSE_MS = 250

/** `inside`: the label stands in the empty field, where there is no room above it. */
type SearchBoxProps = { label: string; inside?: boolean; value: string; onSearch: (text: string) => void }

/** Searches a moment after the last keystroke, never in the middle of a conversion. */
export const SearchBox = ({ label, inside = false, value, onSearch }: SearchBoxProps) => {
  const [text, setText] = useState(value)
  const [given, setGiven] = useState(value)
  const [composing, setComposing] = useState(false)
  // The address changed by itself (back, cleared): what it says is shown, unless it is what was just typed here.
  if (given !== value) {
    setGiven(value)
    if (text.trim() !== value) setText(value)
  }
  useEffect(() => {
    if (composing || text.trim() === value) return undefined
    const timer = setTimeout(() => onSearch(text.trim()), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, composing, value, onSearch])
  return (
    <TextField
      type="search"
      {...(inside ? { 'aria-label': label, placeholder: label } : { label })}
      value={text}
      maxLength={100}
      autoComplete="off"
      onChange={(event) => setText(event.currentTarget.value)}
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    />
  )
}
