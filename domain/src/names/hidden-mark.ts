import { z } from 'zod'

/** What stands where a text was in which somebody saw a name (rule 85). */
export const hiddenMark = z.enum(['hidden', 'removed'])
export type HiddenMark = z.infer<typeof hiddenMark>
