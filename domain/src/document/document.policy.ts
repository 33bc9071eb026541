import type { Actor } from '../account/actor'

type OpenedDocument = { deleted: boolean; hidden: boolean; /** Whether its check is over without a finding, or a person has answered for it. */ released: boolean; uploaderPersonId: string }

const isUploader = (actor: Actor, document: OpenedDocument): boolean => actor.kind === 'member' && actor.personId === document.uploaderPersonId

/**
 * Of a document that row security shows the actor: whether its content is given out. Deleted ones wait to be taken back;
 * 「氏名が見えます」 hides from everyone at once but the prefecture, who decides (rule 85); until its check has released it,
 * only who uploaded it sees it (要綱18条).
 */
export const canOpenDocument = (actor: Actor, document: OpenedDocument): boolean =>
  !document.deleted && (!document.hidden || actor.kind === 'officer') && (document.released || isUploader(actor, document))

/** 「氏名ではない」 is said by who has uploaded and looked at it. */
export const canReleaseDocument = (actor: Actor, document: OpenedDocument & { refused: boolean }): boolean => document.refused && !document.deleted && !document.hidden && isUploader(actor, document)
