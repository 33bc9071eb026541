import type { Actor } from '../account/actor'

/**
 * Of a document that row security shows the actor: whether its content is given out. Deleted ones wait to be taken back,
 * 「氏名が見えます」 hides from everyone at once but the prefecture, who decides (rule 85).
 */
export const canOpenDocument = (actor: Actor, document: { deleted: boolean; hidden: boolean }): boolean => !document.deleted && (!document.hidden || actor.kind === 'officer')
