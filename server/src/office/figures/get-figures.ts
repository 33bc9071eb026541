import { fiscalYearOf, monthOf } from '@tasuki/domain/base/month'
import type { CsvEncoding } from '@tasuki/domain/base/csv-encoding'
import { japanDay } from '@tasuki/domain/base/working-time'
import type { PolicyFigures, PolicyTable } from '@tasuki/domain/office/figures/figures.contract'
import { figureTables } from '@tasuki/domain/office/figures/figures.rules'
import { figureLabel } from '@tasuki/domain/office/figures/figure-words'
import { medicalCategory, transferPurpose } from '@tasuki/domain/transfer/case-record'
import { listCareNeeds } from '../../facility/care-needs'
import { getPrefecture } from '../../facility/get-prefecture'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { csvAnswer } from '../../platform/files/csv-export'
import type { FileAnswer } from '../../platform/http/serve-file'
import { countStandingCases } from '../overview/count-cases'
import { selectKeptFigures } from './figures.store'

const readFigures = async (tx: Transaction, asked: number | undefined): Promise<PolicyFigures> => {
  const { secondaryAreas } = getPrefecture()
  const counted = [...(await countStandingCases(tx)), ...(await selectKeptFigures(tx))]
  const today = japanDay(tx.now)
  const present = fiscalYearOf(monthOf(today))
  const fiscalYear = asked ?? present
  const needs = await listCareNeeds(tx)
  const labels = new Map(needs.map(({ code, label }) => [code, label]))
  const tables = figureTables(counted, {
    fiscalYear,
    catalogue: { areas: secondaryAreas.map(({ name }) => name), purposes: transferPurpose.options, medicalCategories: medicalCategory.options, needs: needs.map(({ code }) => code) },
  })
  return {
    fiscalYear,
    years: [...new Set([present, ...counted.map((one) => one.fiscalYear)])].sort((a, b) => b - a),
    today,
    isRunning: fiscalYear >= present,
    tables: tables.map(({ id, rows, total }): PolicyTable => ({ id, total, rows: rows.map(({ key, count }) => ({ key, count, label: id === 'need' ? (labels.get(key) ?? key) : figureLabel(id, key) })) })),
  }
}

/** What the prefecture's policy is made with (要綱26条). They are of no case, so no hospital is told; that somebody looked is written down. */
export const getFigures = async (tx: Transaction, year?: number): Promise<PolicyFigures> => {
  const read = await readFigures(tx, year)
  await audit(tx, { act: 'figures.read', subjectKind: 'figures', data: { fiscalYear: read.fiscalYear } })
  return read
}

const NOT_TOLD = '*'

export const exportFigures = async (tx: Transaction, of: { year?: number | undefined; encoding: CsvEncoding }): Promise<FileAnswer> => {
  const { tables, fiscalYear } = await readFigures(tx, of.year)
  await audit(tx, { act: 'figures.exported', subjectKind: 'figures', data: { fiscalYear } })
  const rows = tables.flatMap(({ id, rows: counted, total }) => [
    ...counted.map(({ label, count }) => ({ table: figureLabel('table', id), label, count })),
    ...(id === 'need' ? [] : [{ table: figureLabel('table', id), label: figureLabel('table', 'total'), count: total }]),
  ])
  return csvAnswer({
    fileName: `利活用数値_${fiscalYear}年度`,
    encoding: of.encoding,
    columns: [
      { heading: '年度', cell: () => fiscalYear },
      { heading: '表', cell: (row: (typeof rows)[number]) => row.table },
      { heading: '区分', cell: ({ label }) => label },
      { heading: '件数', cell: ({ count }) => count ?? NOT_TOLD },
    ],
    rows,
  })
}
