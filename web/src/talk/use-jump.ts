import type { RoomMessage } from '@tasuki/domain/talk/talk.contract'
import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { notify } from '../ui/notices'
import { useMessages } from '../ui/language'
import { lineMessages } from './line.messages'
import type { useOlderLines } from './talk.queries'

type Jump = {
  /** The line that the address names. */
  line: number | undefined
  list: RefObject<HTMLDivElement | null>
  messages: readonly RoomMessage[]
  older: ReturnType<typeof useOlderLines>
  /** Stops following the end. */
  letGo: () => void
}

/** Goes to the line that the address names, fetching all from there on; answers which line is to be marked. */
export const useJumpToLine = ({ line, list, messages, older, letGo }: Jump): number | undefined => {
  const words = useMessages(lineMessages)
  const done = useRef<number>(undefined)
  const first = messages[0]?.seq
  const last = messages.at(-1)?.seq
  const { mutate } = older
  const reached = line !== undefined && first !== undefined && line >= first && line <= (last ?? 0)
  useEffect(() => {
    if (line === undefined || first === undefined || done.current === line) return
    if (line < 1 || line > (last ?? 0)) {
      done.current = line
      notify({ text: words.noSuchLine })
    } else if (line < first) {
      letGo()
      mutate(line)
    }
  }, [line, first, last, mutate, letGo, words])
  useLayoutEffect(() => {
    if (!reached || done.current === line) return
    done.current = line
    letGo()
    list.current?.querySelector(`[data-seq="${line}"]`)?.scrollIntoView({ block: 'center' })
  }, [reached, line, list, letGo])
  return reached ? line : undefined
}
