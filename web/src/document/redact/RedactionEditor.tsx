import { useEffect, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { SkeletonRows } from '../../ui/SkeletonRows'
import { useNamePlace } from '../../names/name-place'
import { namesOfPlaces, tabNames } from '../../names/tab-names'
import type { ChosenDocument } from '../chosen-files'
import type { WatchedNames } from './find-proposals'
import { openPageSource, type PageSource } from './page-source'
import { redactionMessages } from './redaction.messages'
import classes from './Redaction.module.css'
import { type RedactedDocument, RedactionDesk } from './RedactionDesk'
import { newRedactionWork, type RedactionWork } from './use-redaction'

type Opened = { kind: 'opening' } | { kind: 'open'; source: PageSource } | { kind: 'password' } | { kind: 'broken' }

type RedactionEditorProps = { chosen: Pick<ChosenDocument, 'key' | 'pdf' | 'photos'>; /** What was done before the editor was left. */ works: Map<string, RedactionWork>; onBack: () => void; onDone: (made: RedactedDocument) => void }

/** A chosen document opened for blacking out; the file itself never leaves the browser. */
export const RedactionEditor = ({ chosen, works, onBack, onDone }: RedactionEditorProps) => {
  const words = useMessages(redactionMessages)
  const [opened, setOpened] = useState<Opened>({ kind: 'opening' })
  const { places } = useNamePlace()
  // As it is when the editor is opened; nothing else can be done meanwhile.
  const [watched] = useState((): WatchedNames => {
    const { known, refused } = namesOfPlaces(tabNames(), places)
    return { known, words: refused }
  })
  const { pdf, photos } = chosen
  const key = [chosen.key, ...photos.map((photo) => photo.key)].join()
  useEffect(() => {
    let source: PageSource | undefined
    let gone = false
    const open = async () => {
      source = await openPageSource({ pdf, photos })
      // A photo that can't be opened is found here, not at the end.
      for (let page = 0; page < photos.length; page++) await source.size(page)
      if (gone) source.close()
      else setOpened({ kind: 'open', source })
    }
    open().catch((error: unknown) => gone || setOpened({ kind: error instanceof Error && error.name === 'PasswordException' ? 'password' : 'broken' }))
    return () => {
      gone = true
      source?.close()
    }
  }, [pdf, photos])
  if (opened.kind === 'open') {
    const work = works.get(key) ?? newRedactionWork(opened.source.pages, watched)
    works.set(key, work)
    return <RedactionDesk source={opened.source} work={work} watched={watched} onBack={onBack} onDone={onDone} />
  }
  return (
    <div className={classes.opening}>
      {opened.kind === 'opening' ? (
        <div role="status" aria-label={words.opening}>
          <SkeletonRows rows={6} columns={1} />
        </div>
      ) : (
        <p className={classes.warning} role="alert">
          {opened.kind === 'password' ? words.password : words.cannotOpen}
        </p>
      )}
      <ActionButton onAct={onBack}>{words.back}</ActionButton>
    </div>
  )
}
