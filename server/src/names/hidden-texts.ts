/** What was taken out of its row because of a name: by field, where a room's lines repeated it, and in which copies of its case the same field said the same. */
export type HiddenTexts = { texts: Record<string, string>; lines: { messageId: string; texts: Record<string, string> }[]; copies?: readonly string[] }
