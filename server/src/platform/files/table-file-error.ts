/** Why a file can't be read as a table at all; single bad rows are reported by the reader of the rows. */
export type TableFileFault = 'too_large' | 'line_too_long' | 'unknown_encoding' | 'bad_zip' | 'unknown_header'

export class TableFileError extends Error {
  override readonly name = 'TableFileError'
  constructor(
    readonly fault: TableFileFault,
    message: string,
  ) {
    super(message)
  }
}
