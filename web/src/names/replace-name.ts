import type { NamePlace } from '@tasuki/domain/names/detect-names'
import { replacedPlace } from '@tasuki/domain/names/name-replacement'

/** As if it were typed: the browser's own undo takes it back, and the caret stays where one goes on. */
export const replaceInField = (field: HTMLInputElement | HTMLTextAreaElement, places: readonly NamePlace[], by: string): void => {
  field.focus()
  for (const place of [...places].sort((a, b) => b.start - a.start)) {
    const { start, end } = replacedPlace(field.value, place, by)
    field.setSelectionRange(start, end)
    const typed = by === '' ? document.execCommand('delete') : document.execCommand('insertText', false, by)
    if (typed) continue
    // Where a browser has no such command, React hears of the change all the same.
    field.setRangeText(by, start, end, 'end')
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
  }
}
