/** 担当 and 副担当 of one side: of a case, or of the asked hospital's side of a room. */
export type SideInCharge = { personInChargeId: string | null; deputyId: string | null }

export type Leaving = { personId: string; because: 'absent' | 'left' }

/** The colleagues who are there today; representatives in the order in which they are asked. */
export type Present = { isPresent: (personId: string) => boolean; representativeIds: readonly string[] }

/**
 * A person in charge leaves or is absent: the work passes to 副担当, else to the representative (rule 82). Undefined where
 * the person has no part in it. `to` null: nobody is there to take it; an absent person's then stays theirs, said so.
 * Who is only away becomes 副担当 of what passed to it: on return nothing comes back by itself, and nothing is lost sight of.
 */
export const passOnSide = (side: SideInCharge, leaving: Leaving, colleagues: Present): { side: SideInCharge; to: string | null; wasInCharge: boolean } | undefined => {
  const { personId, because } = leaving
  if (side.personInChargeId !== personId) {
    if (side.deputyId !== personId || because === 'absent') return undefined
    return { side: { ...side, deputyId: null }, to: null, wasInCharge: false }
  }
  const there = (id: string) => id !== personId && colleagues.isPresent(id)
  const deputy = side.deputyId !== null && there(side.deputyId) ? side.deputyId : undefined
  const to = deputy ?? colleagues.representativeIds.find(there) ?? null
  if (to === null) return { side: because === 'left' ? { ...side, personInChargeId: null } : side, to, wasInCharge: true }
  const keptDeputy = side.deputyId === to ? null : side.deputyId
  return { side: { personInChargeId: to, deputyId: because === 'absent' ? (keptDeputy ?? personId) : keptDeputy }, to, wasInCharge: true }
}

/** 「自分が担当になる」: whoever was in charge stays as 副担当 where that place is free or was the taker's own. */
export const takeOverSide = (side: SideInCharge, personId: string): SideInCharge => ({
  personInChargeId: personId,
  deputyId: side.deputyId === null || side.deputyId === personId ? (side.personInChargeId === personId ? null : side.personInChargeId) : side.deputyId,
})
