import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { SECOND_KEY_MS, shortcutOf } from './keyboard-shortcuts'
import { areShortcutsOn } from './shortcut-choice'

const isTypedInto = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input:not([type="radio"]):not([type="checkbox"]):not([type="button"]), textarea, select, [role="combobox"], [role="listbox"]'))

/** Listens for the single keys of the application while one is in no field and no dialog is open. */
export const useShortcuts = (onList: () => void): void => {
  const navigate = useNavigate()
  const showList = useRef(onList)
  useEffect(() => {
    showList.current = onList
  })
  useEffect(() => {
    let begunAt: number | undefined
    const onKey = (event: KeyboardEvent) => {
      if (isTypedInto(event.target) || document.querySelector('[aria-modal="true"]') !== null || !areShortcutsOn()) return
      const act = shortcutOf(event, begunAt !== undefined && event.timeStamp - begunAt < SECOND_KEY_MS)
      begunAt = act?.act === 'wait' ? event.timeStamp : undefined
      if (act === undefined || act.act === 'wait') return
      if (act.act === 'search') {
        const box = document.querySelector<HTMLElement>('main input[type="search"]')
        if (box === null) return
        box.focus()
      } else if (act.act === 'list') showList.current()
      else void navigate({ to: act.to })
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [navigate])
}
