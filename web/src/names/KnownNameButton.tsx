import IconEyeSearch from '@tabler/icons-react/dist/esm/icons/IconEyeSearch.mjs'
import { useState, useSyncExternalStore } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { ConfirmDialog } from '../ui/ConfirmDialog'
import { FormStack } from '../ui/FormStack'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { TextField } from '../ui/TextField'
import classes from './NameCheck.module.css'
import { nameCheckMessages } from './name-check.messages'
import { useNamePlace } from './name-place'
import { namesOfPlace, namesOfPlaces, onTabNames, setKnownName, tabNames } from './tab-names'

/** 「氏名を見張る」: the name as the writer knows it, kept in this tab alone and found in every form. */
export const KnownNameButton = ({ tool }: { /** As a tool among others: its class; the words then are its name. */ tool?: string }) => {
  const words = useMessages(nameCheckMessages)
  const { places } = useNamePlace()
  const names = useSyncExternalStore(onTabNames, tabNames)
  const [opened, setOpened] = useState(false)
  // A talk of a case shares what is known of the case.
  const outermost = places.at(-1)
  if (outermost === undefined) return null
  const isWatching = namesOfPlaces(names, places).known.length > 0
  return (
    <>
      {tool === undefined ? (
        <ActionButton size="xs" tone="quiet" onAct={() => setOpened(true)}>
          {isWatching ? words.watching : words.watch}
        </ActionButton>
      ) : (
        <button type="button" className={`${tool} ${classes.watch}`} data-watching={isWatching ? '' : undefined} aria-label={isWatching ? words.watching : words.watch} title={isWatching ? words.watching : words.watch} onClick={() => setOpened(true)}>
          <IconEyeSearch aria-hidden size={20} />
        </button>
      )}
      {opened ? <KnownNameDialog place={outermost} onClose={() => setOpened(false)} /> : null}
    </>
  )
}

const KnownNameDialog = ({ place, onClose }: { place: string; onClose: () => void }) => {
  const words = useMessages(nameCheckMessages)
  const standing = namesOfPlace(place).known
  const [kanji, setKanji] = useState(standing?.kanji ?? '')
  const [kana, setKana] = useState(standing?.kana ?? '')
  const isEmpty = kanji.trim() === '' && kana.trim() === ''
  const keep = (known: { kanji: string; kana: string }) => {
    setKnownName(place, known)
    const isKept = known.kanji.trim() !== '' || known.kana.trim() !== ''
    if (isKept || standing !== undefined) notify({ text: isKept ? words.watchSaved : words.watchStopped })
    onClose()
  }
  return (
    <ConfirmDialog title={words.watchTitle} opened actLabel={isEmpty && standing !== undefined ? words.watchStop : words.watchSave} onAct={() => keep({ kanji, kana })} onClose={onClose}>
      <p>{words.watchLead}</p>
      <FormStack>
        <TextField label={words.watchKanji} description={words.watchKanjiHint} value={kanji} maxLength={60} autoComplete="off" onChange={(event) => setKanji(event.currentTarget.value)} />
        <TextField label={words.watchKana} description={words.watchKanaHint} value={kana} maxLength={60} autoComplete="off" onChange={(event) => setKana(event.currentTarget.value)} />
        {standing === undefined || isEmpty ? null : (
          <ActionButton tone="quiet" size="xs" onAct={() => keep({ kanji: '', kana: '' })}>
            {words.watchStop}
          </ActionButton>
        )}
      </FormStack>
    </ConfirmDialog>
  )
}
