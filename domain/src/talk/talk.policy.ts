import { readsEverything } from '../account/account.policy'
import type { Actor } from '../account/actor'

export type RoomMembership = { hospitalId: string; readableUntil: Date | null }

/**
 * A room is its member hospitals' and the prefecture's; after the end of a membership it doesn't exist for that hospital
 * (rule 71). Row security in PostgreSQL states the same.
 */
export const canReadRoom = (actor: Actor, hospitalActive: boolean, room: { members: readonly RoomMembership[]; now: Date }): boolean =>
  readsEverything(actor) ||
  (actor.kind === 'member' &&
    hospitalActive &&
    room.members.some((member) => member.hospitalId === actor.hospitalId && (member.readableUntil === null || member.readableUntil > room.now)))
