import { mentionBeingTyped, mentionedIn } from '@tasuki/domain/talk/mention.rules'
import { searchSpelling } from '@tasuki/domain/talk/search-spelling.rules'
import type { RoomPerson } from '@tasuki/domain/talk/talk.contract'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { roomPeopleQuery } from './talk.queries'

const MOST_SHOWN = 8
const NOBODY: readonly RoomPerson[] = []
const COMPOSING_KEY = 229

type MentionText = { roomId: string; readerId: string; text: string; onText: (text: string, caret: number) => void }

/** Choosing whom a text speaks to: the list behind 「@」, by keys, pointer or finger; never in the middle of a conversion. */
export const useMentions = ({ roomId, readerId, text, onText }: MentionText) => {
  const [caret, setCaret] = useState(0)
  const [at, setAt] = useState(0)
  const [closed, setClosed] = useState<number>()
  const typed = mentionBeingTyped(text, caret)
  const wanted = typed !== undefined && typed.start !== closed
  const people = useQuery({ ...roomPeopleQuery(roomId), enabled: text.trim() !== '' }).data?.people ?? NOBODY
  const names = useMemo(() => people.map((person) => person.name), [people])
  const spelled = searchSpelling(typed?.typed ?? '')
  const options = !wanted
    ? []
    : people.filter((person) => person.personId !== readerId && [person.name, person.kana, person.department].some((one) => searchSpelling(one).includes(spelled))).slice(0, MOST_SHOWN)
  const active = Math.min(at, options.length - 1)

  const choose = (person: RoomPerson) => {
    if (typed === undefined) return
    const before = `${text.slice(0, typed.start)}@${person.name} `
    setAt(0)
    setCaret(before.length)
    onText(before + text.slice(typed.start + 1 + typed.typed.length).replace(/^ /, ''), before.length)
  }
  /** True where the key was the list's. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    if (options.length === 0 || event.nativeEvent.isComposing || event.keyCode === COMPOSING_KEY || event.ctrlKey || event.metaKey) return false
    const person = options[active]
    if (event.key === 'ArrowDown') setAt((active + 1) % options.length)
    else if (event.key === 'ArrowUp') setAt((active + options.length - 1) % options.length)
    else if ((event.key === 'Enter' || event.key === 'Tab') && person !== undefined) choose(person)
    else if (event.key === 'Escape') setClosed(typed?.start)
    else return false
    event.preventDefault()
    return true
  }
  return {
    /** Of both hospitals; their names may stand in the text. */
    people,
    names,
    options,
    active,
    choose,
    onKeyDown,
    moveCaret: (place: number) => {
      setCaret(place)
      if (mentionBeingTyped(text, place)?.start !== closed) setClosed(undefined)
    },
    /** Whom the text speaks to. */
    mentionedIds: mentionedIn(text, people).map((person) => person.personId),
  }
}
