import { hospitalUse } from '@tasuki/domain/account/account.contract'
import { addDays, japanDay, japanInstant } from '@tasuki/domain/base/working-time'
import { type listRegisteredHospitalsCall, type RegisteredHospital, type RegisteredHospitalInFull, type RegisteredPerson, SILENT_AFTER_DAYS, STALE_AFTER_DAYS } from '@tasuki/domain/office/register/hospital-register.contract'
import type { Overview } from '@tasuki/domain/office/overview/overview.contract'
import type { z } from 'zod'
import { listPeopleOf, type ListedPerson, listPrefecturePeople } from '../../account/people/list-people'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { findOpenCaseCodes } from '../../transfer/case-codes'
import { countRegister, type RegisterRow, type RegisterSearch, selectLongestOwing, selectRegister, selectSuccessors, summariseRegister } from './hospital-register.store'

type Asked = z.output<(typeof listRegisteredHospitalsCall)['query']>
const PAGE = 50

const asRegistered = (row: RegisterRow): RegisteredHospital => ({
  id: row.id,
  name: row.name,
  shortName: row.short_name,
  use: hospitalUse.parse(row.use),
  municipalityCode: row.municipality_code,
  corporation: row.corporation,
  people: row.people,
  representatives: row.representatives,
  lastActiveAt: row.last_active_at?.toISOString() ?? null,
  informedAt: row.informed_at?.toISOString() ?? null,
  openCases: row.open_cases,
})

const daysAgo = (now: Date, days: number): Date => japanInstant(addDays(japanDay(now), -days), '00:00')

const registerSearch = (now: Date, asked: Partial<RegisterSearch>): RegisterSearch => ({
  id: undefined,
  text: '',
  use: undefined,
  condition: undefined,
  staleBefore: daysAgo(now, STALE_AFTER_DAYS),
  silentBefore: daysAgo(now, SILENT_AFTER_DAYS),
  limit: PAGE,
  offset: 0,
  ...asked,
})

const asNumbers = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'how many cases and when last: numbers for the register, which the auditor reads too', work)

export const listRegisteredHospitals = async (tx: Transaction, { q, limit = PAGE, offset = 0, ...asked }: Asked): Promise<{ total: number; hospitals: RegisteredHospital[] }> => {
  const search = registerSearch(tx.now, { use: asked.use, condition: asked.condition, text: q ?? '', limit, offset })
  return asNumbers(tx, async () => ({ total: await countRegister(tx, search), hospitals: (await selectRegister(tx, search)).map(asRegistered) }))
}

const LONGEST_SHOWN = 5

/** For the overview: how many hospitals there are of each kind, and which of them have owed something longest. */
export const summariseHospitals = (tx: Transaction): Promise<Overview['hospitals']> =>
  asNumbers(tx, async () => {
    const search = registerSearch(tx.now, { limit: LONGEST_SHOWN })
    const { stale, silent, without_representative: withoutRepresentative, ...byUse } = await summariseRegister(tx, search)
    const longest = async (condition: 'stale' | 'silent') => (await selectLongestOwing(tx, condition, search)).map(({ since, ...hospital }) => ({ ...hospital, since: since?.toISOString() ?? null }))
    return { ...byUse, withoutRepresentative, stale: { count: stale, longest: await longest('stale') }, silent: { count: silent, longest: await longest('silent') } }
  })

const asPerson = ({ personId, loginId, displayName, role, department, email, active }: ListedPerson): RegisteredPerson => ({ personId, loginId, displayName, role, department, email, active })

export const getRegisteredHospital = async (tx: Transaction, hospitalId: string): Promise<RegisteredHospitalInFull> => {
  const [row] = await asNumbers(tx, () => selectRegister(tx, registerSearch(tx.now, { id: hospitalId })))
  if (row === undefined) return refuse('not_found')
  return {
    hospital: { ...asRegistered(row), nameKana: row.name_kana, phone: row.phone },
    people: (await listPeopleOf(tx, hospitalId)).map(asPerson),
    openCases: tx.actor.kind === 'officer' ? await findOpenCaseCodes(tx, hospitalId) : [],
    successors: await selectSuccessors(tx, hospitalId),
  }
}

export const listPeopleOfPrefecture = async (tx: Transaction): Promise<{ people: RegisteredPerson[] }> => ({ people: (await listPrefecturePeople(tx)).map(asPerson) })
