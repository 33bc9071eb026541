/** What was taken out of its row because of a name: by field, and where a room's lines repeated it. */
export type HiddenTexts = { texts: Record<string, string>; lines: { messageId: string; texts: Record<string, string> }[] }
