import { useMediaQuery } from '@mantine/hooks'
import { useEffect, useEffectEvent, useState } from 'react'
import { createPortal } from 'react-dom'
import { ActionButton } from '../ui/ActionButton'
import { DialogFrame } from '../ui/ConfirmDialog'
import { useMessages } from '../ui/language'
import { SkeletonRows } from '../ui/SkeletonRows'
import type { ServerFile } from './api-client'
import { fileMessages } from './file.messages'
import { ProblemPanel } from './ProblemPanel'
import { drawSheetPages, type SheetPage } from './sheet-pages'
import classes from './SheetDialog.module.css'

const NARROW = '(max-width: 48em)'

type Load = (signal: AbortSignal) => Promise<ServerFile>

type Shown = { kind: 'making' } | { kind: 'failed'; error: unknown } | { kind: 'there'; pages: SheetPage[]; file: ServerFile; url: string }

const useSheet = (load: Load, attempt: number): Shown => {
  const [shown, setShown] = useState<Shown>({ kind: 'making' })
  const loadNow = useEffectEvent(load)
  useEffect(() => {
    const cut = new AbortController()
    const urls: string[] = []
    const make = async () => {
      setShown({ kind: 'making' })
      const file = await loadNow(cut.signal)
      const pages = await drawSheetPages(await file.blob.arrayBuffer())
      const url = URL.createObjectURL(file.blob)
      urls.push(url, ...pages.map((page) => page.url))
      if (!cut.signal.aborted) setShown({ kind: 'there', pages, file, url })
    }
    make().catch((error: unknown) => cut.signal.aborted || setShown({ kind: 'failed', error }))
    return () => {
      cut.abort()
      for (const url of urls) URL.revokeObjectURL(url)
    }
  }, [attempt])
  return shown
}

/** A sheet read and printed in the page: nothing is downloaded and no window opens, since a virtual browser has neither. */
export const SheetDialog = ({ title, load, onClose }: { title: string; load: Load; onClose: () => void }) => {
  const words = useMessages(fileMessages)
  const [attempt, setAttempt] = useState(0)
  const shown = useSheet(load, attempt)
  const narrow = useMediaQuery(NARROW, undefined, { getInitialValueInEffect: false }) === true
  return (
    <DialogFrame title={title} opened onClose={onClose} size="xl" fills={narrow}>
      {shown.kind === 'making' ? (
        <div role="status" aria-label={words.makingSheet}>
          <SkeletonRows rows={8} columns={1} />
        </div>
      ) : null}
      {shown.kind === 'failed' ? <ProblemPanel error={shown.error} onRetry={() => setAttempt(attempt + 1)} /> : null}
      {shown.kind === 'there' ? (
        <>
          <div className={classes.bar}>
            <ActionButton tone="primary" onAct={() => window.print()}>
              {words.print}
            </ActionButton>
            <a href={shown.url} download={shown.file.fileName}>
              {words.save}
            </a>
          </div>
          {/* Keys scroll it once it has the focus. */}
          <div className={classes.sheet} role="group" tabIndex={0} aria-label={title}>
            {shown.pages.map((page, at) => (
              <figure key={page.url} className={classes.page}>
                <img src={page.url} width={page.width} height={page.height} alt={words.pageOf(at + 1, shown.pages.length)} />
                <figcaption className="visuallyHidden">{page.text}</figcaption>
              </figure>
            ))}
          </div>
          {createPortal(
            <div className={classes.paper} aria-hidden>
              {shown.pages.map((page) => (
                <img key={page.url} src={page.url} alt="" />
              ))}
            </div>,
            document.body,
          )}
        </>
      ) : null}
    </DialogFrame>
  )
}
