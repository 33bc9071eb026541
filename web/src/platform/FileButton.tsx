import type { FileCall } from '@tasuki/domain/base/call'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { useMessages } from '../ui/language'
import { type FileInput, requestFile } from './api-client'
import { fileMessages } from './file.messages'
import classes from './FileButton.module.css'
import { ProblemPanel } from './ProblemPanel'

type FileButtonProps<C extends FileCall> = {
  call: C
  input: FileInput<C>
  /** The act: 「判定会議資料を印刷」. */
  children: ReactNode
  /** A sheet is opened to be printed, a table is saved. */
  kind: 'sheet' | 'table'
  tone?: 'primary' | 'plain' | 'quiet'
  size?: 'xs' | 'sm'
  fullWidth?: boolean
  reason?: string
}

type Made = { url: string; fileName: string }

/** A tab that shows a file may still be reading it. */
const KEPT_MS = 60_000

const letGo = ({ url }: Made) => void setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)

const saveFile = ({ url, fileName }: Made) => {
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
}

/** A mouse's browser shows a PDF in a tab; a phone is asked first, since it blocks or downloads what opens by itself. */
const opensByItself = () => window.matchMedia('(pointer: fine)').matches

/**
 * Fetches a file, saying that it is being made, why it can't be, and that it is there. It stays at hand to be opened or
 * saved once more: on a phone the opening is a tap of its own.
 */
export const FileButton = <C extends FileCall>({ call, input, children, kind, tone, size, fullWidth, reason }: FileButtonProps<C>) => {
  const words = useMessages(fileMessages)
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<Made>()
  const [error, setError] = useState<unknown>(null)
  const held = useRef<Made>(undefined)
  useEffect(() => () => void (held.current && letGo(held.current)), [])
  const make = async () => {
    setBusy(true)
    setError(null)
    try {
      const { blob, fileName } = await requestFile(call, input)
      const next = { url: URL.createObjectURL(blob), fileName }
      if (held.current) letGo(held.current)
      held.current = next
      setMade(next)
      if (kind === 'table') saveFile(next)
      else if (opensByItself()) window.open(next.url, '_blank')
    } catch (failure) {
      setMade(undefined)
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <span className={classes.file} data-full={fullWidth === true ? '' : undefined} data-print="hide">
      <ActionButton tone={tone} size={size} fullWidth={fullWidth} reason={reason} busy={busy} onAct={() => void make()}>
        {busy ? (kind === 'sheet' ? words.makingSheet : words.makingTable) : children}
      </ActionButton>
      <span role="status" className={classes.made}>
        {made === undefined || busy ? null : (
          <>
            <span>{kind === 'sheet' ? words.sheetReady : words.tableReady}</span>
            {kind === 'sheet' ? (
              <a href={made.url} target="_blank" rel="noreferrer">
                {words.open}
                <span className="visuallyHidden">{words.opensInTab}</span>
              </a>
            ) : null}
            <a href={made.url} download={made.fileName}>
              {kind === 'sheet' ? words.save : words.saveAgain}
            </a>
          </>
        )}
      </span>
      <ProblemPanel error={error} onRetry={() => void make()} />
    </span>
  )
}
