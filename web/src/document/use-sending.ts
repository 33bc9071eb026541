import type { DocumentKind, DocumentSubjectKind } from '@tasuki/domain/document/document-kind'
import type { DocumentView } from '@tasuki/domain/document/document.contract'
import { MAX_DOCUMENT_BYTES } from '@tasuki/domain/document/document.rules'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { ApiUnreachable } from '../platform/api-problem'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import type { RedactedFile } from './chosen-files'
import { documentMessages } from './document.messages'
import { documentName } from './document-name'
import { sendDocument } from './send-document'

export type SendingState = { kind: 'idle' } | { kind: 'sending'; share: number } | { kind: 'lost' } | { kind: 'refused'; error: unknown } | { kind: 'tooLarge' }

/** A document whose names are blacked out, with its kind. */
export type ReadyDocument = { kind: DocumentKind; title: string; redacted: RedactedFile; replaces?: string | undefined }

/** Sends one document; after a lost connection the same one again, never a second. */
export const useSending = (subject: { subjectKind: DocumentSubjectKind; subjectId: string | undefined }, onSent: (document: DocumentView) => void) => {
  const words = useMessages(documentMessages)
  const client = useQueryClient()
  const [state, setState] = useState<SendingState>({ kind: 'idle' })
  const cut = useRef<AbortController>(undefined)
  // What was sent under a key stays what it was; anything changed since is another document.
  const keys = useRef(new Map<string, string>())
  useEffect(() => () => cut.current?.abort(), [])

  const start = async ({ kind, title, redacted, replaces }: ReadyDocument): Promise<void> => {
    const { subjectKind, subjectId } = subject
    if (subjectId === undefined) return
    const bytes = redacted.pdf
    if (bytes.size > MAX_DOCUMENT_BYTES) return setState({ kind: 'tooLarge' })
    const what = JSON.stringify([kind, title, redacted.key, replaces])
    const key = keys.current.get(what) ?? crypto.randomUUID()
    keys.current.set(what, key)
    cut.current = new AbortController()
    setState({ kind: 'sending', share: 0 })
    try {
      const sent = await sendDocument({ subjectKind, subjectId, kind, title, key, bytes, replaces }, { onProgress: (share) => setState({ kind: 'sending', share }), signal: cut.current.signal })
      // What goes with a message stands beside it.
      if (subjectKind === 'case') notify({ text: words.added(documentName(words, sent)) })
      await Promise.all([['document'], ['transfer', 'listCaseEvents']].map((queryKey) => client.invalidateQueries({ queryKey })))
      onSent(sent)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') setState({ kind: 'idle' })
      else setState(error instanceof ApiUnreachable ? { kind: 'lost' } : { kind: 'refused', error })
    }
  }
  return { state, start, stop: () => cut.current?.abort() }
}
