import type { Transaction } from '../../platform/db/transaction'
import { instantOnPaper } from '../../platform/files/paper-time'
import { findHospitalLabels } from '../hospital/find-hospitals'
import { nameOfActor } from '../name-of-actor'

/** 印刷 2026/11/25(水) 16:02 みなと海浜病院 山田 花子: paper is found on a desk, and somebody asks whose it is. */
export const printedBy = async (tx: Transaction): Promise<string> => {
  const hospital = tx.actor.kind === 'member' ? (await findHospitalLabels(tx, [tx.actor.hospitalId])).get(tx.actor.hospitalId)?.name : undefined
  return ['印刷', instantOnPaper(tx.now), hospital ?? '', await nameOfActor(tx)].filter((part) => part !== '').join('　')
}
