import type { TableLine } from './table-source'

/** A record of a CSV file, or why the line it starts on is none. `line` counts physical lines from 1. */
export type CsvRecord = { line: number; cells: string[] } | { line: number; fault: 'broken_quotes' | 'wrong_column_count' }

/** A cell may hold line ends, but a record longer than this is a quote that was never closed. */
const MAX_RECORD_LINES = 20

type Split = { kind: 'complete'; cells: string[] } | { kind: 'open' } | { kind: 'broken' }

/** Splits one record; `open` where a quoted cell isn't closed yet, so that the next line may belong to it. */
const splitRecord = (text: string): Split => {
  const cells: string[] = []
  let at = 0
  for (;;) {
    if (text[at] === '"') {
      let cell = ''
      for (at += 1; ; at += 1) {
        const quote = text.indexOf('"', at)
        if (quote < 0) return { kind: 'open' }
        cell += text.slice(at, quote)
        at = quote + 1
        if (text[at] !== '"') break
        cell += '"'
      }
      if (at < text.length && text[at] !== ',') return { kind: 'broken' }
      cells.push(cell)
    } else {
      const comma = text.indexOf(',', at)
      const end = comma < 0 ? text.length : comma
      const cell = text.slice(at, end)
      if (cell.includes('"')) return { kind: 'broken' }
      cells.push(cell)
      at = end
    }
    if (at >= text.length) return { kind: 'complete', cells }
    at += 1
  }
}

/**
 * Splits lines into records (RFC 4180). A record that can't be read is reported once, for the line it starts on, and
 * reading goes on with the very next line: a stray quote costs one row, not the rest of the file. The first record's
 * width is every record's width. Empty lines are passed over.
 */
export async function* readCsvRecords(lines: AsyncIterable<TableLine>): AsyncGenerator<CsvRecord> {
  const source = lines[Symbol.asyncIterator]()
  // Lines looked at in vain as the rest of an unclosed record; they are read again as records of their own.
  let pending: TableLine[] = []
  let width: number | undefined
  const nextLine = async (index: number): Promise<TableLine | undefined> => {
    if (index < pending.length) return pending[index]
    const next = await source.next()
    if (next.done) return undefined
    pending.push(next.value)
    return next.value
  }
  try {
    for (;;) {
      const first = await nextLine(0)
      if (first === undefined) return
      let used = 1
      let text = first.text
      let split = splitRecord(text)
      while (split.kind === 'open' && used < MAX_RECORD_LINES) {
        const more = await nextLine(used)
        if (more === undefined) break
        text += `\n${more.text}`
        used += 1
        split = splitRecord(text)
      }
      if (split.kind === 'complete' && (width === undefined || split.cells.length === width)) {
        pending = pending.slice(used)
        if (text === '') continue
        width ??= split.cells.length
        yield { line: first.number, cells: split.cells }
      } else {
        pending = pending.slice(1)
        if (text !== '') yield { line: first.number, fault: split.kind === 'complete' ? 'wrong_column_count' : 'broken_quotes' }
      }
    }
  } finally {
    await source.return?.()
  }
}
