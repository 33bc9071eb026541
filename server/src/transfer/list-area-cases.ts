import type { AreaCase, listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { type AreaCaseFacts, countFits, gainsWithout, meetsAreaFilter } from '@tasuki/domain/transfer/area-case.rules'
import { byFit } from '@tasuki/domain/transfer/need-fit.rules'
import type { z } from 'zod'
import { findHospitalLabels } from '../account/hospital/find-hospitals'
import { describeDestination } from '../facility/destination'
import type { Transaction } from '../platform/db/transaction'
import { selectCases } from './case-list.store'
import { lineFor, patientOf, viewCaseLine } from './case.view'
import { judgeOwnFacility, type Snapshots } from './facility-snapshots'
import { codesOfPlace } from './list-cases'

const PAGE = 50
/** More open patients than this in one area would be a surge, which the desk works. */
const AREA_LIMIT = 1000

type Sort = NonNullable<z.output<typeof listAreaCasesCall.query>['sort']>

const ORDERS: Record<Sort, (a: AreaCase, b: AreaCase) => number> = {
  fit: byFit,
  transferable: (a, b) => (a.transferableFrom ?? '9').localeCompare(b.transferableFrom ?? '9') || byFit(a, b),
  newest: (a, b) => (b.sentAt ?? '').localeCompare(a.sentAt ?? ''),
}

/** 受入れできる患者. The fit isn't the database's to know: what row security leaves of the area is read whole, it is short. */
export const listAreaCases = async (tx: Transaction, snapshots: Snapshots, query: z.output<typeof listAreaCasesCall.query>): Promise<z.output<typeof listAreaCasesCall.output>> => {
  const { area, purpose, bedKind, needs, readyBy, fit, sort = 'fit', limit = PAGE, offset = 0 } = query
  const filter = { area: area === undefined ? undefined : codesOfPlace(area), purpose, bedKind, needs: needs?.split(',').filter((code) => code !== ''), readyBy, fit }
  const rows = await selectCases(tx, { scope: 'area', status: 'recruiting', text: undefined, limit: AREA_LIMIT, offset: 0 })
  const hospitals = await findHospitalLabels(tx, rows.map((row) => row.sender_hospital_id))
  const all = rows.map((row): { line: AreaCase; facts: AreaCaseFacts } => {
    const record = lineFor('area', row.record)
    const wished = describeDestination(record.destination)
    const line = { ...viewCaseLine(row, { relation: 'area', hospitals }), bedKinds: record.bedKinds, judgement: judgeOwnFacility(snapshots, tx.actor, patientOf(record)) }
    return { line, facts: { ...line, destinationCodes: wished.ok ? wished.value.codes : [] } }
  })
  const found = all.filter(({ facts }) => meetsAreaFilter(facts, filter)).map(({ line }) => line)
  found.sort((a, b) => ORDERS[sort](a, b) || a.id.localeCompare(b.id))
  const facts = all.map((one) => one.facts)
  return { open: all.length, total: found.length, counts: countFits(facts, filter), gains: gainsWithout(facts, filter), cases: found.slice(offset, offset + limit) }
}
