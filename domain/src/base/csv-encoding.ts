import { z } from 'zod'

/** The two encodings of tables in Japanese offices: UTF-8 with its mark, or Windows' Shift_JIS. */
export const csvEncoding = z.enum(['utf-8', 'cp932'])
export type CsvEncoding = z.infer<typeof csvEncoding>
