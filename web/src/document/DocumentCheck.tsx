import { Progress } from '@mantine/core'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { StateMark } from '../ui/StateMark'
import { documentMessages } from './document.messages'
import classes from './DocumentCheck.module.css'

type Words = (typeof documentMessages)['ja'] | (typeof documentMessages)['en']

/** Where a name may be read, in a sentence: 「氏名が見える可能性がある所：2か所（1・3ページ）」. */
const placesText = (words: Words, places: DocumentView['check']['places']): string => {
  const pagesOf = (some: typeof places) => words.pageList([...new Set(some.map((place) => place.page))])
  const read = places.filter((place) => place.reason !== 'unreadable')
  const unread = places.filter((place) => place.reason === 'unreadable')
  return [...(read.length > 0 ? [words.refusedPlaces(read.length, pagesOf(read))] : []), ...(unread.length > 0 ? [words.refusedUnreadable(pagesOf(unread))] : [])].join('　')
}

type DocumentCheckProps = { document: DocumentView; /** Opens it at the places; left out where there is another way. */ onSee?: (() => void) | undefined }

/** Where a document of one's own hospital stands on its way to the others; nothing once it is out. */
export const DocumentCheck = ({ document: { check, pages }, onSee }: DocumentCheckProps) => {
  const words = useMessages(documentMessages)
  if (check.state === 'released') return null
  if (check.state === 'quarantined')
    return (
      <div className={classes.check}>
        <span role="status">
          <StateMark tone="thinking">{words.checking(check.checkedPages, pages)}</StateMark>
        </span>
        {pages > 1 ? <Progress value={(check.checkedPages / pages) * 100} aria-label={words.checking(check.checkedPages, pages)} /> : null}
        {check.mine ? null : <span className={classes.note}>{words.checkingColleague}</span>}
      </div>
    )
  return (
    <div className={classes.check}>
      <span role="status">
        <StateMark tone="no">{words.refused}</StateMark>
      </span>
      <span>{check.mine ? placesText(words, check.places) : words.refusedColleague}</span>
      {check.mine && onSee !== undefined ? (
        <span>
          <ActionButton size="xs" tone="primary" onAct={onSee}>
            {words.seePlaces}
          </ActionButton>
        </span>
      ) : null}
    </div>
  )
}
