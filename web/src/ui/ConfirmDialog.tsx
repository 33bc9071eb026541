import { Modal } from '@mantine/core'
import { createContext, useContext, useEffect, useState, type FocusEvent, type ReactNode } from 'react'
import { ActionButton } from './ActionButton'
import classes from './ConfirmDialog.module.css'
import { FormGate } from './form-gate'
import { useMessages } from './language'
import { createTypedText, isTypedField } from './typed-text'
import { uiMessages } from './ui.messages'
import { unsavedMessages } from './unsaved.messages'

type DialogFrameProps = {
  title: string
  opened: boolean
  onClose: () => void
  /** A dialog that can't be waved away (it has no cross and Escape does nothing). */
  firm?: boolean
  size?: 'sm' | 'md' | 'lg' | 'xl'
  /** The whole window, where it is small: for what is read in the dialog. */
  fills?: boolean
  /** Opened again, it shows what was typed: nothing is lost by closing it. */
  keepsText?: boolean
  children: ReactNode
}

/** After an act the page is read anew, and what it was opened by is often there no more. */
const PAGE_SETTLED_MS = 3000
const LOOK_EVERY_MS = 100

/** The focus is where the dialog was opened from, or at the page's heading once that is gone; wherever else one goes meanwhile, one stays. */
const keepFocus = (before: Element | null, until: number): void => {
  const { activeElement } = document
  if (activeElement === document.body) {
    const place = before?.isConnected === true ? before : document.querySelector('main h1')
    if (place instanceof HTMLElement) place.focus({ preventScroll: true })
  } else if (activeElement !== before) return
  if (Date.now() < until) setTimeout(() => keepFocus(before, until), LOOK_EVERY_MS)
}

/** A dialog that is taken away while it is open forgets whence it was opened, and its opener may go with the act: the focus would be nowhere. */
const useFocusReturned = (opened: boolean): void => {
  useEffect(() => {
    if (!opened) return undefined
    const before = document.activeElement
    return () => void setTimeout(() => keepFocus(before, Date.now() + PAGE_SETTLED_MS))
  }, [opened])
}

/** Whether the dialog may go with what was typed into it. Mounted with the question only: the key that asks it must not answer it. */
const LeaveQuestion = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => {
  const words = useMessages(unsavedMessages)
  useFocusReturned(true)
  return (
    <Modal opened onClose={onStay} title={words.closeTitle} size="sm" centered closeOnClickOutside={false} withCloseButton={false} classNames={{ title: classes.title }} transitionProps={{ duration: 0 }}>
      <p>{words.closeText}</p>
      <div className={classes.actions}>
        <ActionButton tone="primary" onAct={onStay}>
          {words.stay}
        </ActionButton>
        <ActionButton tone="danger" onAct={onLeave}>
          {words.closeLeave}
        </ActionButton>
      </div>
    </Modal>
  )
}

/** Tells the dialog beneath that one more, or one less, lies on it. */
const DialogBeneath = createContext<(change: 1 | -1) => void>(() => undefined)

/** How many dialogs lie on this one, which waits meanwhile: Escape and what is typed are theirs. The key that takes one away is over before the next is heard. */
const useDialogsAbove = (opened: boolean) => {
  const tell = useContext(DialogBeneath)
  const [above, setAbove] = useState(0)
  const [count] = useState(() => (change: 1 | -1) => setAbove((now) => now + change))
  useEffect(() => {
    if (!opened) return undefined
    tell(1)
    return () => void setTimeout(() => tell(-1))
  }, [opened, tell])
  return { above, count }
}

/** Any dialog: focus inside, back to where it was at the end. Escape and the cross ask before they lose what was typed. */
export const DialogFrame = ({ title, opened, onClose, firm = false, size = 'md', fills = false, keepsText = false, children }: DialogFrameProps) => {
  const words = useMessages(uiMessages)
  const [typed] = useState(createTypedText)
  const [leaving, setLeaving] = useState(false)
  useFocusReturned(opened)
  const { above, count } = useDialogsAbove(opened)
  const isAsking = leaving && opened
  const stay = () => setLeaving(false)
  const close = () => {
    stay()
    onClose()
  }
  // Escape reaches both dialogs: with the question open it leads back to the text.
  const wave = () => (isAsking ? stay() : !keepsText && typed.wouldLose() ? setLeaving(true) : close())
  const enter = ({ target, currentTarget }: FocusEvent<HTMLElement>) => {
    // React tells of the focus in dialogs above too, which ask for themselves.
    if (!currentTarget.contains(target)) return
    if ((target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) && isTypedField(target)) typed.enter(target)
  }
  return (
    <Modal
      opened={opened}
      onClose={wave}
      title={title}
      size={size}
      fullScreen={fills}
      centered
      closeOnEscape={!firm && above === 0}
      closeOnClickOutside={false}
      withCloseButton={!firm}
      closeButtonProps={{ 'aria-label': words.close }}
      classNames={{ title: classes.title }}
      transitionProps={{ duration: 0 }}
    >
      <div onFocusCapture={enter}>
        <DialogBeneath value={count}>
          <FormGate>{children}</FormGate>
        </DialogBeneath>
      </div>
      {isAsking ? <LeaveQuestion onStay={stay} onLeave={close} /> : null}
    </Modal>
  )
}

type ConfirmDialogProps = {
  title: string
  opened: boolean
  /** What will happen, and whether it can be taken back. */
  children: ReactNode
  /** Says the act: 「募集を終了する」. */
  actLabel: string
  onAct: () => void
  onClose: () => void
  danger?: boolean
  busy?: boolean
  /** Why it can't be done yet. */
  reason?: string
  keepsText?: boolean
}

/** Asks before an act that can't be undone. */
export const ConfirmDialog = ({ title, opened, children, actLabel, onAct, onClose, danger, busy, reason, keepsText = false }: ConfirmDialogProps) => {
  const words = useMessages(uiMessages)
  return (
    <DialogFrame title={title} opened={opened} onClose={onClose} keepsText={keepsText}>
      {children}
      <div className={classes.actions}>
        <ActionButton onAct={onClose}>{words.cancel}</ActionButton>
        <ActionButton tone={danger === true ? 'danger' : 'primary'} onAct={onAct} busy={busy} reason={reason} gated>
          {actLabel}
        </ActionButton>
      </div>
    </DialogFrame>
  )
}
