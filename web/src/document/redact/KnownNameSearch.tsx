import type { KnownName } from '@tasuki/domain/names/known-name'
import { useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { TextField } from '../../ui/TextField'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'

/** The name that the person knows is typed here, searched here, and sent nowhere. */
export const KnownNameSearch = ({ known, onSearch }: { known: KnownName; onSearch: (known: KnownName) => number }) => {
  const words = useMessages(redactionMessages)
  const [typed, setTyped] = useState(known)
  const [found, setFound] = useState<string>()
  const search = () => setFound(typed.kanji.trim() === '' && typed.kana.trim() === '' ? words.searchMissing : words.found(onSearch(typed)))
  return (
    <details className={classes.known}>
      <summary>{words.knownTitle}</summary>
      <p>{words.knownHint}</p>
      <TextField label={words.knownKanji} value={typed.kanji} autoComplete="off" onChange={(event) => setTyped({ ...typed, kanji: event.currentTarget.value })} onKeyDown={(event) => event.key === 'Enter' && search()} />
      <TextField label={words.knownKana} value={typed.kana} autoComplete="off" onChange={(event) => setTyped({ ...typed, kana: event.currentTarget.value })} onKeyDown={(event) => event.key === 'Enter' && search()} />
      <ActionButton onAct={search}>{words.search}</ActionButton>
      <p role="status">{found}</p>
    </details>
  )
}
