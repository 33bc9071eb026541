import type { SeatPersonLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { readPeopleTable } from '@tasuki/domain/account/seat-form/seat-people-table.rules'
import Papa from 'papaparse'
import { type ChangeEvent, useRef, useState } from 'react'
import { decodeTable } from '../../platform/decode-table'
import { ActionButton } from '../../ui/ActionButton'
import { DialogFrame } from '../../ui/ConfirmDialog'
import { useFileDrop } from '../../ui/file-drop'
import { FormStack } from '../../ui/FormStack'
import { useMessages } from '../../ui/language'
import { TextArea } from '../../ui/TextField'
import { uiMessages } from '../../ui/ui.messages'
import { seatFormMessages } from './seat-form.messages'
import classes from './SeatForm.module.css'

/** More than two hundred lines of anything sensible; a whole hospital's export would only stop the browser. */
const MOST_BYTES = 1_000_000

const rowsOf = (text: string): string[][] => {
  const header = text.split(/\r?\n/, 1)[0] ?? ''
  return Papa.parse<string[]>(text, { delimiter: header.includes('\t') ? '\t' : ',' }).data
}

/** Many users at once: what a spreadsheet copies, or a CSV file, looked at before it is added. */
export const PastePeopleDialog = ({ room, onAdd, onClose }: { room: number; onAdd: (people: SeatPersonLine[]) => void; onClose: () => void }) => {
  const words = useMessages(seatFormMessages)
  const ui = useMessages(uiMessages)
  const [text, setText] = useState('')
  const [unreadable, setUnreadable] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { people, leftOut, tooMany } = readPeopleTable(rowsOf(text))
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const bytes = file.size > MOST_BYTES ? undefined : new Uint8Array(await file.arrayBuffer())
    const decoded = bytes === undefined || bytes.includes(0) ? undefined : decodeTable(bytes)
    setUnreadable(decoded === undefined)
    if (decoded !== undefined) setText(decoded.text)
  }
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    void read(event.currentTarget.files?.[0])
    // The same file, mended, is chosen again.
    event.currentTarget.value = ''
  }
  const drop = useFileDrop((files) => (files.length === 0 ? false : void read(files[0])))
  const reason = people.length === 0 ? words.pasteNothing : people.length > room || tooMany ? words.pasteTooMany(room) : undefined
  return (
    <DialogFrame title={words.pasteTitle} opened onClose={onClose} size="lg">
      <FormStack>
        <p className={classes.soft}>{words.pasteLead}</p>
        <div {...drop}>
          <TextArea label={words.pasteBox} minRows={6} value={text} spellCheck={false} onChange={(event) => setText(event.currentTarget.value)} />
        </div>
        <div>
          <ActionButton size="xs" onAct={() => input.current?.click()}>
            {words.pasteFile}
          </ActionButton>
          <input ref={input} type="file" hidden accept=".csv,.tsv,.txt,text/csv" aria-label={words.pasteFile} onChange={choose} />
        </div>
        <div aria-live="polite">
          {unreadable ? <p role="alert">{words.pasteUnreadable}</p> : null}
          {people.length === 0 ? null : <p>{words.pasteFound(people.length)}</p>}
          {leftOut.length === 0 ? null : <p>{words.pasteLeftOut(leftOut.slice(0, 20).join('、'))}</p>}
          <ol>
            {people.slice(0, 5).map((person, at) => (
              <li key={at}>{[person.department, person.name, person.kana, person.email].filter((part) => part !== '').join('　')}</li>
            ))}
          </ol>
          {people.length > 5 ? <p>…</p> : null}
        </div>
        <div className={classes.acts}>
          <ActionButton onAct={onClose}>{ui.cancel}</ActionButton>
          <ActionButton tone="primary" reason={reason} onAct={() => (onAdd(people), onClose())}>
            {words.pasteAdd(people.length)}
          </ActionButton>
        </div>
      </FormStack>
    </DialogFrame>
  )
}
