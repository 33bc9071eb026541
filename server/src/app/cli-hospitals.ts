import { existsSync } from 'node:fs'
import type { HospitalSummary } from '@tasuki/domain/facility/facility.contract'
import { createHospitalCommand } from '../account/hospital/create-hospital'
import { endHospitalUseCommand } from '../account/hospital/end-hospital-use'
import { startHospitalUseCommand } from '../account/hospital/start-hospital-use'
import { readBoundaryFile } from '../facility/boundary.import'
import { getHospital } from '../facility/get-hospital'
import { importBoundariesCommand } from '../facility/import-boundaries'
import { type ImportReport, importHospitalsCommand, readHospitalList } from '../facility/import-hospitals'
import { listHospitals } from '../facility/list-hospitals'
import { servedPrefecture } from '../facility/served-prefecture'
import { TableFileError } from '../platform/files/table-file-error'
import { type Transaction, withActor, withReader } from '../platform/db/transaction'
import { handOverCasesCommand } from '../transfer/hand-over-cases'
import { leaveTransfers } from '../transfer/leave-transfers'
import { asTable, CliError, type CliCommand, optionOf, requiredOption } from './cli-command'

export const OPERATOR = { kind: 'system', name: 'operator' } as const

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const SHOWN = 5

/** A hospital as an operator names it: by its id, or by so much of its name that only one has it. */
export const findNamedHospital = async (tx: Transaction, given: string): Promise<HospitalSummary> => {
  if (UUID.test(given)) return getHospital(tx, given.toLowerCase())
  const { total, hospitals } = await listHospitals(tx, { q: given, limit: 500 })
  const exact = hospitals.filter((hospital) => hospital.name === given || hospital.shortName === given)
  const [only, ...others] = exact.length > 0 ? exact : hospitals
  if (only === undefined) throw new CliError(`no hospital is called ${given}`)
  if (others.length === 0) return only
  const names = [only, ...others].slice(0, SHOWN).map((hospital) => `${hospital.name} (${hospital.id})`)
  throw new CliError(`${total} hospitals answer to ${given}; give the id: ${names.join(', ')}${total > SHOWN ? ', …' : ''}`)
}

/** Until a published list gives a hospital's own place, distances are reckoned from its municipality's office. */
const officeOf = (municipalityCode: string) => {
  const office = servedPrefecture().municipalities.find((row) => row.code === municipalityCode)
  return { latitude: office?.latitude ?? null, longitude: office?.longitude ?? null }
}

const addHospital: CliCommand = {
  words: 'hospital add',
  usage: '--name NAME --municipality 14103 [--kana …] [--short …] [--address …] [--phone …] [--corporation …] [--start]',
  summary: 'add a hospital to the directory; with --start it uses the system at once',
  options: { name: 'string', municipality: 'string', kana: 'string', short: 'string', address: 'string', phone: 'string', corporation: 'string', start: 'boolean' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const { database } = await openHouse()
    const name = requiredOption(input, 'name')
    const municipalityCode = requiredOption(input, 'municipality')
    const given = {
      name,
      municipalityCode,
      ...officeOf(municipalityCode),
      nameKana: optionOf(input, 'kana') ?? '',
      shortName: optionOf(input, 'short') ?? name,
      address: optionOf(input, 'address') ?? '',
      phone: optionOf(input, 'phone') ?? '',
      corporation: optionOf(input, 'corporation') ?? '',
    }
    const started = input.values['start'] === true
    const id = await withActor(database, OPERATOR, async (tx) => {
      const hospitalId = await createHospitalCommand(tx, given)
      if (started) await startHospitalUseCommand(tx, hospitalId)
      return hospitalId
    })
    return { text: [`Added ${name}${started ? ', which uses the system from now on' : ''}.`, `id: ${id}`], json: { id, name, use: started ? 'active' : 'non_user' } }
  },
}

const changeUse = (to: 'start' | 'end'): CliCommand => ({
  words: `hospital ${to}`,
  usage: 'HOSPITAL',
  summary: to === 'start' ? 'begin a hospital’s use: its people may sign in and it can be asked' : 'end a hospital’s use; refused while it has open cases of its own',
  options: {},
  positionals: 1,
  run: async ({ openHouse }, { positionals }) => {
    const { database } = await openHouse()
    const hospital = await withActor(database, OPERATOR, async (tx) => {
      const found = await findNamedHospital(tx, positionals[0] ?? '')
      if (to === 'start') await startHospitalUseCommand(tx, found.id)
      else await endHospitalUseCommand(tx, leaveTransfers, found.id)
      return found
    })
    return { text: [`${hospital.name} ${to === 'start' ? 'uses the system from now on' : 'no longer uses the system'}.`], json: { id: hospital.id, use: to === 'start' ? 'active' : 'ended' } }
  },
})

const handOver: CliCommand = {
  words: 'hospital hand-over',
  usage: 'HOSPITAL --to HOSPITAL',
  summary: 'give a hospital’s open cases to another one of the same corporation, before its use ends',
  options: { to: 'string' },
  positionals: 1,
  run: async ({ openHouse }, input) => {
    const { database } = await openHouse()
    const { from, to, count } = await withActor(database, OPERATOR, async (tx) => {
      const giving = await findNamedHospital(tx, input.positionals[0] ?? '')
      const taking = await findNamedHospital(tx, requiredOption(input, 'to'))
      return { from: giving, to: taking, count: await handOverCasesCommand(tx, { fromHospitalId: giving.id, toHospitalId: taking.id }) }
    })
    return { text: [`${to.name} has taken over ${count} open cases of ${from.name}.`], json: { from: from.id, to: to.id, cases: count } }
  },
}

const LIST_LIMIT = 500

const listAll: CliCommand = {
  words: 'hospital list',
  usage: '[--search TEXT] [--use active|non_user|ended]',
  summary: 'list hospitals of the directory',
  options: { search: 'string', use: 'string' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const { database } = await openHouse()
    const use = optionOf(input, 'use')
    if (use !== undefined && use !== 'active' && use !== 'non_user' && use !== 'ended') throw new CliError('--use is active, non_user or ended')
    const { total, hospitals } = await withReader(database, OPERATOR, (tx) => listHospitals(tx, { q: optionOf(input, 'search'), use, limit: LIST_LIMIT }))
    const rows = hospitals.map((hospital) => [hospital.id, hospital.use, hospital.municipalityCode, hospital.name])
    return {
      text: [...asTable([['id', 'use', 'municipality', 'name'], ...rows]), `${total} in all${total > hospitals.length ? `, ${hospitals.length} shown` : ''}`],
      json: { total, hospitals: hospitals.map(({ id, name, use: state, municipalityCode }) => ({ id, name, use: state, municipalityCode })) },
    }
  },
}

const WHY: Readonly<Record<string, string>> = {
  listed_twice: 'the same hospital stands in an earlier line',
  identifier_of_another: 'its identifier belongs to another hospital',
  not_a_hospital: 'not a hospital',
}

const reportLines = (report: ImportReport): string[] => [
  `read ${report.read}, added ${report.added}, changed ${report.changed}, unchanged ${report.unchanged}, skipped ${report.skipped.length}` +
    (report.otherPrefectures > 0 ? `, of other prefectures ${report.otherPrefectures}` : ''),
  ...report.skipped.map(
    ({ line, why, column, sameAsLine }) => `line ${line}: ${WHY[why] ?? why.replaceAll('_', ' ')}${sameAsLine === undefined ? '' : ` (line ${sameAsLine})`}${column === undefined ? '' : ` (${column})`}`,
  ),
]

const importList: CliCommand = {
  words: 'import hospitals',
  usage: 'FILE [--prefecture 14]',
  summary: 'bring the ministry’s or a prefecture’s list of hospitals (CSV or zip) into the directory',
  options: { prefecture: 'string' },
  positionals: 1,
  run: async ({ openHouse, note }, input) => {
    const file = input.positionals[0] ?? ''
    if (!existsSync(file)) throw new CliError(`there is no file ${file}`)
    const prefecture = optionOf(input, 'prefecture')
    if (prefecture !== undefined && !/^(0[1-9]|[1-3]\d|4[0-7])$/.test(prefecture)) throw new CliError('--prefecture is a code from 01 to 47')
    const list = await readHospitalList(file, (rows) => note(`${rows} rows read …`)).catch((error: unknown) => {
      throw error instanceof TableFileError ? new CliError(error.message.replaceAll('\n', ' ')) : error
    })
    note(`${list.rows.length} hospitals in the file; writing …`)
    const { database } = await openHouse()
    const report = await withActor(database, OPERATOR, (tx) => importHospitalsCommand(tx, list, prefecture))
    return { text: reportLines(report), json: report }
  },
}

const importShapes: CliCommand = {
  words: 'import boundaries',
  usage: 'FILE [--attribution TEXT]',
  summary: 'bring the shapes of the municipalities (国土数値情報 N03 as GeoJSON or TopoJSON) onto the map',
  options: { attribution: 'string' },
  positionals: 1,
  run: async ({ openHouse, note }, input) => {
    const path = input.positionals[0] ?? ''
    if (!existsSync(path)) throw new CliError(`there is no file ${path}`)
    const file = await readBoundaryFile(path).catch((error: unknown) => {
      throw error instanceof TableFileError ? new CliError(error.message) : error
    })
    note(`${file.shapes.length} municipalities, ${file.pointsRead} points in the file; writing …`)
    const { database } = await openHouse()
    const report = await withActor(database, OPERATOR, (tx) => importBoundariesCommand(tx, file, optionOf(input, 'attribution')))
    const { shapes, points, otherPrefectures, missing } = report
    return {
      text: [`${shapes} shapes with ${points} points; ${otherPrefectures} of other prefectures left out`, ...missing.map((name) => `no shape for ${name}`)],
      json: report,
    }
  },
}

export const HOSPITAL_COMMANDS = [addHospital, changeUse('start'), changeUse('end'), handOver, listAll, importList, importShapes]
