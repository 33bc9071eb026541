import {
  getHospitalCall,
  getPrefectureCall,
  listCareNeedsCall,
  listHospitalsCall,
  updateAcceptanceCall,
  updateFacilityRecordCall,
} from '@tasuki/domain/facility/facility.contract'
import { printHospitalCall, printHospitalsCall } from '@tasuki/domain/facility/facility-paper.contract'
import { exportFacilityCall, exportHospitalsCall } from '@tasuki/domain/facility/facility-table.contract'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { getMapCall, listHospitalPointsCall } from '@tasuki/domain/facility/map.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import { memberAccess, readerAccess, signedInAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import { serveFile } from '../platform/http/serve-file'
import { dayInName } from '../platform/files/paper-time'
import { sheetAnswer } from '../platform/files/print-sheet'
import { listCareNeeds } from './care-needs'
import { exportFacility } from './export-facility'
import { exportHospitals } from './export-hospitals'
import { getHospital } from './get-hospital'
import { getMap } from './get-map'
import { getPrefecture } from './get-prefecture'
import { listFacilityChanges } from './list-facility-changes'
import { listHospitalPoints } from './list-hospital-points'
import { isSearch, listHospitals } from './list-hospitals'
import { printHospital } from './print-hospital'
import { printHospitals } from './print-hospitals'
import type { SearchTally } from './search-tally'
import { updateAcceptanceCommand, updateFacilityRecordCommand } from './update-facility-record'
import { updateVacancyCommand, viewVacancy } from './update-vacancy'

export const facilityRoutes = ({ tally, mapTiles }: { tally: SearchTally; mapTiles: boolean }): ServedRoute[] => [
  serve(listCareNeedsCall, signedInAccess, ({ runQuery }) => runQuery(async (tx) => ({ careNeeds: await listCareNeeds(tx) }))),
  serve(getPrefectureCall, signedInAccess, () => Promise.resolve(getPrefecture())),
  serve(listHospitalsCall, readerAccess, ({ query, runQuery }) =>
    runQuery(async (tx) => {
      const found = await listHospitals(tx, query)
      if (isSearch(query)) tally.note(tx, found.hospitals.map((hospital) => hospital.id))
      return found
    }),
  ),
  // A table of other hospitals is written down as it leaves, so it is a command. A hospital's own table and the sheets below are plain
  // reads: they hold what every user's page of a hospital shows, and no patient; only what tells of patients is written down on paper too.
  serveFile(exportHospitalsCall, readerAccess, ({ query: { encoding = 'utf-8', ...conditions }, runCommand }) => runCommand((tx) => exportHospitals(tx, { conditions, encoding }))),
  serveFile(exportFacilityCall, memberAccess, ({ query, runQuery }) =>
    runQuery((tx) => exportFacility(tx, { part: query.part, blank: query.blank === '1', encoding: query.encoding ?? 'utf-8' })),
  ),
  // A sheet is set after the transaction that read it has ended.
  serveFile(printHospitalsCall, readerAccess, async ({ query, runQuery }) => {
    const { sheet, day } = await runQuery(async (tx) => ({ sheet: await printHospitals(tx, query), day: dayInName(tx.now) }))
    return sheetAnswer(sheet, `病院一覧_${day}`)
  }),
  serveFile(printHospitalCall, readerAccess, async ({ params, runQuery }) => {
    const { sheet, fileName } = await runQuery((tx) => printHospital(tx, params.hospitalId))
    return sheetAnswer(sheet, fileName)
  }),
  serve(listHospitalPointsCall, readerAccess, ({ query, runQuery }) => runQuery((tx) => listHospitalPoints(tx, query))),
  serve(getMapCall, readerAccess, ({ runQuery }) => runQuery((tx) => getMap(tx, mapTiles))),
  serve(getHospitalCall, readerAccess, ({ params, runQuery }) => runQuery((tx) => getHospital(tx, params.hospitalId))),
  serve(listFacilityChangesCall, readerAccess, ({ params, query, runQuery }) => runQuery((tx) => listFacilityChanges(tx, { ...params, ...query }))),
  serve(updateFacilityRecordCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => updateFacilityRecordCommand(tx, body), getHospital)),
  serve(updateAcceptanceCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => updateAcceptanceCommand(tx, body), getHospital)),
  serve(updateVacancyCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => updateVacancyCommand(tx, body), viewVacancy)),
]
