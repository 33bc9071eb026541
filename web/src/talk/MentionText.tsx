import { withoutMentions } from '@tasuki/domain/talk/mention.rules'
import type { RoomPerson } from '@tasuki/domain/talk/talk.contract'
import { type KeyboardEvent, type RefObject, useId } from 'react'
import { CheckedArea } from '../names/CheckedText'
import { useMessages } from '../ui/language'
import classes from './MentionText.module.css'
import { boxMessages } from './box.messages'
import type { useMentions } from './use-mentions'

type MentionTextProps = {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  placeholder?: string
  text: string
  error?: string | undefined
  mentions: ReturnType<typeof useMentions>
  /** The room's people: they may be named. */
  people: readonly RoomPerson[]
  names: readonly string[]
  /** The error of the call that carried the text. */
  problem?: unknown
  onText: (text: string) => void
  onSend: () => void
  onKey?: (event: KeyboardEvent) => void
}

/** A text in which colleagues can be spoken to: typing 「@」 opens the list of the room's people. */
export const MentionText = ({ field, label, placeholder, text, error, mentions, people, names, problem, onText, onSend, onKey }: MentionTextProps) => {
  const words = useMessages(boxMessages)
  const listId = useId()
  const { options, active } = mentions
  const open = options.length > 0
  return (
    <div className={classes.root}>
      {open ? (
        <ul id={listId} role="listbox" aria-label={words.people} className={classes.people}>
          {options.map((person, index) => (
            <li
              key={person.personId}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classes.person}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => mentions.choose(person)}
            >
              <strong>{person.name}</strong>
              <span>{[person.hospitalName, person.department].filter((part) => part !== '').join('　')}</span>
            </li>
          ))}
        </ul>
      ) : null}
      <CheckedArea
        field="talk.body"
        members={names}
        readAs={withoutMentions(text, people)}
        problem={problem}
        ref={field}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={open ? listId : undefined}
        aria-activedescendant={open ? `${listId}-${active}` : undefined}
        placeholder={placeholder}
        minRows={1}
        maxRows={8}
        value={text}
        error={error}
        onChange={(event) => {
          onText(event.currentTarget.value)
          mentions.moveCaret(event.currentTarget.selectionStart)
        }}
        onSelect={(event) => mentions.moveCaret(event.currentTarget.selectionStart)}
        onKeyDown={(event) => {
          if (!mentions.onKeyDown(event)) onKey?.(event)
        }}
        onSend={onSend}
      />
      <span role="status" className="visuallyHidden">
        {open ? words.peopleCount(options.length) : ''}
      </span>
    </div>
  )
}
