import { z } from 'zod'

/** Where a document stands on its way in: being looked at, seen by whom its subject is open to, or sent back to its uploader. */
export const documentCheckState = z.enum(['quarantined', 'released', 'refused'])

/** A name in the text; something beside a 氏名 cell; a page that the check couldn't read. */
const placeReason = z.enum(['name', 'label', 'unreadable'])

/** Shares of the page's width and height, from its upper left corner. */
export const pageBox = z.strictObject({ left: z.number(), top: z.number(), width: z.number(), height: z.number() })
export type PageBox = z.infer<typeof pageBox>

/** Where something was found. Never what: the words of it are kept nowhere. */
export const namedPlace = z.strictObject({ page: z.int(), reason: placeReason, box: pageBox })
export type NamedPlace = z.infer<typeof namedPlace>

/** More are not kept: whoever has this many has to black out the page anyway. */
export const MAX_NAMED_PLACES = 60

/** Why what was found is no patient's name. */
export const documentReleaseReason = z.enum(['staff', 'place', 'medical', 'misread', 'other'])
export type DocumentReleaseReason = z.infer<typeof documentReleaseReason>
