import IconHelpCircle from '@tabler/icons-react/dist/esm/icons/IconHelpCircle.mjs'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import classes from './Help.module.css'
import type { HelpTopicId } from './help-of-route'
import { helpCornerMessages } from './help-corner.messages'
import { useShortcuts } from './use-shortcuts'

const HelpPanel = lazy(async () => ({ default: (await import('./HelpPanel')).HelpPanel }))
const ShortcutDialog = lazy(async () => ({ default: (await import('./ShortcutDialog')).ShortcutDialog }))

type HelpCornerProps = { topicId: HelpTopicId; onReplay: (() => void) | undefined }

/** 「？」 in the header: the help of this page beside it; `?` on the keyboard: the list of keys. */
export const HelpCorner = ({ topicId, onReplay }: HelpCornerProps) => {
  const words = useMessages(helpCornerMessages)
  const [shown, setShown] = useState(false)
  const [keysShown, setKeysShown] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  useShortcuts(() => setKeysShown(true))
  const close = () => {
    setShown(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (!shown) return undefined
    const escape = (event: KeyboardEvent) => {
      // A modal dialog over the page, a list that is open: Escape is theirs.
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('[aria-modal="true"],[aria-expanded="true"][aria-haspopup]') !== null) return
      setShown(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [shown])
  const replay = () => {
    onReplay?.()
    notify({ text: words.replayed })
    close()
  }
  return (
    <>
      <button ref={button} type="button" className={classes.button} aria-expanded={shown} aria-label={words.openHelp} onClick={() => setShown(!shown)}>
        <IconHelpCircle className={classes.icon} aria-hidden />
        <span className={classes.word} aria-hidden>
          {words.help}
        </span>
      </button>
      {shown ? (
        <Suspense fallback={null}>
          <HelpPanel topicId={topicId} onClose={close} onReplay={onReplay === undefined ? undefined : replay} />
        </Suspense>
      ) : null}
      {keysShown ? (
        <Suspense fallback={null}>
          <ShortcutDialog onClose={() => setKeysShown(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
