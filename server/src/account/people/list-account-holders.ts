import type { AccountHolderLine, ConcurrentUseLine, HOLDER_STATES } from '@tasuki/domain/account/people/account-holder.contract'
import { checkLooksAfter } from '@tasuki/domain/account/sign-in/access-code.rules'
import { personRole } from '@tasuki/domain/account/account.contract'
import { hospitalOf } from '@tasuki/domain/account/account.policy'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { countHolders, type HolderRow, selectConcurrentUses, selectHolders } from './account-holder.store'

type Asked = { state?: (typeof HOLDER_STATES)[number] | undefined; q?: string | undefined; limit?: number | undefined; offset?: number | undefined }
type HolderList = { people: AccountHolderLine[]; more: boolean; waiting: number; wished: number }

const PAGE = 100
const REPORTED_DAYS = 90
const DAY_MS = 86_400_000

const labelOf = (row: { hospitalId: string | null; name: string | null; shortName: string | null }) => (row.hospitalId === null ? null : { id: row.hospitalId, name: row.name ?? '', shortName: row.shortName ?? '' })

const lineOf = (tx: Transaction, row: HolderRow): AccountHolderLine => {
  const role = personRole.parse(row.role)
  return {
    personId: row.personId,
    loginId: row.loginId,
    displayName: row.displayName,
    department: row.department,
    role,
    hospital: labelOf({ hospitalId: row.hospitalId, name: row.hospitalName, shortName: row.shortName }),
    signedInAt: row.signedInAt?.toISOString() ?? null,
    codeUntil: row.codeUntil?.toISOString() ?? null,
    wishedAt: row.wishedAt?.toISOString() ?? null,
    canBeMailed: row.ownMailbox && row.signedInAt === null,
    isLookedAfter: checkLooksAfter(tx.actor, { personId: row.personId, hospitalId: row.hospitalId, role }).ok,
  }
}

/** The own hospital's people for its representative, everybody for the prefecture. */
export const listAccountHolders = (tx: Transaction, asked: Asked): Promise<HolderList> =>
  dangerouslyAsSystem(tx, 'codes and wishes are nobody’s to read', async () => {
    const hospitalId = hospitalOf(tx.actor)
    const limit = asked.limit ?? PAGE
    const rows = await selectHolders(tx, { hospitalId, state: asked.state ?? 'all', q: asked.q?.trim() ?? '', limit: limit + 1, offset: asked.offset ?? 0 })
    return { people: rows.slice(0, limit).map((row) => lineOf(tx, row)), more: rows.length > limit, ...(await countHolders(tx, hospitalId)) }
  })

/** Under the actor's own sight. */
export const listConcurrentUses = async (tx: Transaction): Promise<ConcurrentUseLine[]> =>
  (await selectConcurrentUses(tx, new Date(tx.now.getTime() - REPORTED_DAYS * DAY_MS))).map((row) => ({
    id: row.id,
    personId: row.personId,
    displayName: row.displayName,
    hospital: labelOf(row),
    at: row.at.toISOString(),
    begun: { network: row.network, device: row.device },
    other: { network: row.otherNetwork, device: row.otherDevice },
    endedOlder: row.endedOlder,
  }))
