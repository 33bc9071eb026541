import { readsEverything } from '../account/account.policy'
import { type Actor, readsForPrefecture } from '../account/actor'
import { type CaseStatus, type CaseVisibility, INQUIRY_STATE, type InquiryState } from './case-status'

/** What decides who sees a case. Row security in PostgreSQL states the same; generated worlds hold the two together. */
export type CaseAccess = {
  senderHospitalId: string
  status: CaseStatus
  /** A draft that was ended instead of sent stays its own hospital's alone (rule 64). */
  sent: boolean
  visibility: CaseVisibility
  /** 転院先地域 expanded to the codes a hospital can have. */
  destinationCodes: readonly string[]
  inquiries: readonly { hospitalId: string; state: InquiryState }[]
}

/** The actor's hospital as the policy needs it; undefined for officers and the system. */
export type ActorHospital = { municipalityCode: string; active: boolean } | undefined

export type CaseRelation = 'sender' | 'candidate' | 'area' | 'prefecture'

/**
 * How an actor stands to a case, or undefined: then the case doesn't exist for it, and the answer is the one of an
 * unknown id (17条1項; rules 40, 41, 46, 64, 71). The area sees a case while it is 募集中: on a held one nobody can offer, and
 * whoever was asked in vain must not keep the record as a neighbour.
 */
export const relationToCase = (actor: Actor, hospital: ActorHospital, facts: CaseAccess): CaseRelation | undefined => {
  if (readsEverything(actor)) return readsForPrefecture(actor) && !facts.sent ? undefined : 'prefecture'
  if (actor.kind !== 'member' || !hospital?.active) return undefined
  if (facts.senderHospitalId === actor.hospitalId) return 'sender'
  if (facts.inquiries.some((inquiry) => inquiry.hospitalId === actor.hospitalId && INQUIRY_STATE[inquiry.state].seesRecord)) return 'candidate'
  const inArea = facts.visibility === 'S2' && facts.status === 'recruiting' && facts.destinationCodes.includes(hospital.municipalityCode)
  return inArea ? 'area' : undefined
}

/** An inquiry is seen by the two hospitals it is between, and by the prefecture; never by another candidate. */
export const canSeeInquiry = (actor: Actor, hospital: ActorHospital, inquiry: { hospitalId: string; senderHospitalId: string }): boolean =>
  readsEverything(actor) ||
  (actor.kind === 'member' && hospital?.active === true && (inquiry.hospitalId === actor.hospitalId || inquiry.senderHospitalId === actor.hospitalId))
