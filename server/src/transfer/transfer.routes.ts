import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import * as calls from '@tasuki/domain/transfer/case.contract'
import { findSimilarCasesCall, listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import * as inquiryCalls from '@tasuki/domain/transfer/inquiry.contract'
import { matchHospitalsCall } from '@tasuki/domain/transfer/matching.contract'
import type { SearchTally } from '../facility/search-tally'
import { memberAccess, readerAccess } from '../platform/http/access'
import { type ServedRoute, serve } from '../platform/http/serve'
import type { Transaction } from '../platform/db/transaction'
import { addCandidatesCommand } from './add-candidates'
import { answerInquiryCommand } from './answer-inquiry'
import { assignCaseCommand, takeOverCaseCommand } from './assign-case'
import { assignInquiryCommand, takeOverInquiryCommand } from './assign-inquiry'
import { changeRecordCommand } from './change-record'
import { changeVisibilityCommand } from './change-visibility'
import { caseFilterOf } from './case-list-filter'
import { chooseCandidateCommand } from './choose-candidate'
import { completeCaseCommand, endCaseCommand } from './close-case'
import { confirmCandidateCommand } from './confirm-candidate'
import { copyCaseCommand } from './copy-case'
import { discardDraftCommand } from './discard-draft'
import type { Snapshots } from './facility-snapshots'
import { openCase, viewCase } from './get-case'
import { findSimilarCases } from './find-similar-cases'
import { getHome } from './get-home'
import { getInquiry } from './inquiry.store'
import { listCaseEvents } from './list-case-events'
import { listAreaCases } from './list-area-cases'
import { listReceivedInquiries, viewOneInquiry } from './list-received-inquiries'
import { listRecordChanges } from './list-record-changes'
import { listVisibleCases } from './list-cases'
import { makeReverseOfferCommand } from './make-reverse-offer'
import { searchHospitals } from './match-hospitals'
import { readCases } from './prefecture-reading'
import { readInquiryCommand } from './read-inquiry'
import { registerCaseCommand } from './register-case'
import { releaseHoldCommand, takeBackCommand } from './release-hold'
import { reopenCaseCommand } from './reopen-case'
import { sendCaseCommand } from './send-case'
import { withdrawInquiryCommand } from './withdraw-inquiry'
import { transferNameReportRoutes } from './name-report.routes'
import { workHandoverRoutes } from './work-handover.routes'

const PAGE = 50

export const transferRoutes = (snapshots: Snapshots, tally: SearchTally): ServedRoute[] => {
  /** A command on a case, answered with the case as it now is. */
  const thenCase = (caseId: string, command: (tx: Transaction) => Promise<void>) => async (tx: Transaction) => {
    await command(tx)
    return viewCase(tx, snapshots, caseId)
  }
  const thenInquiry = (inquiryId: string, command: (tx: Transaction) => Promise<void>) => async (tx: Transaction) => {
    await command(tx)
    return viewOneInquiry(tx, await getInquiry(tx, inquiryId))
  }
  const closingDetails = (body: { transferDate: string | null; destinationHospitalId: string | null; destinationText: string }) => ({
    transferDate: body.transferDate,
    destinationHospitalId: body.destinationHospitalId,
    destinationText: body.destinationText,
  })

  return [
    serve(matchHospitalsCall, memberAccess, ({ body, runQuery }) => runQuery((tx) => searchHospitals(tx, { snapshots, tally }, body))),
    serve(getHomeCall, readerAccess, (request) =>
      readCases(request, {
        act: 'case.listed',
        read: async (tx) => {
          const { home, read } = await getHome(tx)
          return { answer: home, cases: read }
        },
      }),
    ),

    serve(listCasesCall, readerAccess, (request) => {
      const { limit = PAGE, offset = 0, ...filter } = request.query
      return readCases(request, {
        act: 'case.listed',
        isSearch: true,
        read: async (tx) => {
          const answer = await listVisibleCases(tx, snapshots, { ...caseFilterOf(request.actor, filter), limit, offset })
          return { answer, cases: answer.cases.map((one) => ({ id: one.id, senderHospitalId: one.senderHospital.id })) }
        },
      })
    }),
    serve(listAreaCasesCall, memberAccess, ({ query, runQuery }) => runQuery((tx) => listAreaCases(tx, snapshots, query))),
    serve(findSimilarCasesCall, memberAccess, ({ body, runQuery }) => runQuery(async (tx) => ({ cases: await findSimilarCases(tx, body) }))),
    // Not a plain query: opening a case of another hospital is audited.
    serve(calls.getCaseCall, readerAccess, ({ params, runCommand }) => runCommand((tx) => openCase(tx, snapshots, params.caseId))),
    serve(calls.listCaseEventsCall, readerAccess, (request) => readCases(request, { act: 'case.history_read', read: (tx) => listCaseEvents(tx, request.params.caseId) })),
    serve(listRecordChangesCall, readerAccess, (request) => readCases(request, { act: 'case.history_read', read: (tx) => listRecordChanges(tx, request.params.caseId) })),
    serve(calls.registerCaseCall, memberAccess, ({ body, runCommand }) => runCommand(async (tx) => viewCase(tx, snapshots, await registerCaseCommand(tx, body)))),
    serve(copyCaseCall, memberAccess, ({ params, body, runCommand }) => runCommand(async (tx) => viewCase(tx, snapshots, await copyCaseCommand(tx, { ...params, ...body })))),
    serve(calls.changeRecordCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => changeRecordCommand(tx, { ...params, ...body })))),
    serve(calls.changeVisibilityCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => changeVisibilityCommand(tx, { ...params, ...body })))),
    serve(calls.assignCaseCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => assignCaseCommand(tx, { ...params, ...body })))),
    serve(calls.takeOverCaseCall, memberAccess, ({ params, runCommand }) => runCommand(thenCase(params.caseId, (tx) => takeOverCaseCommand(tx, params.caseId)))),
    serve(calls.discardDraftCall, memberAccess, ({ params, runCommand }) =>
      runCommand(async (tx) => {
        await discardDraftCommand(tx, params.caseId)
        return null
      }),
    ),
    serve(calls.sendCaseCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => sendCaseCommand(tx, { ...params, ...body })))),
    serve(calls.addCandidatesCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => addCandidatesCommand(tx, { ...params, ...body })))),
    serve(calls.chooseCandidateCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => chooseCandidateCommand(tx, { ...params, ...body })))),
    serve(calls.releaseHoldCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => releaseHoldCommand(tx, { ...params, ...body })))),
    serve(calls.completeCaseCall, memberAccess, ({ params, body, runCommand }) =>
      runCommand(thenCase(params.caseId, (tx) => completeCaseCommand(tx, { ...params, version: body.version, details: closingDetails(body) }))),
    ),
    serve(calls.endCaseCall, memberAccess, ({ params, body, runCommand }) =>
      runCommand(thenCase(params.caseId, (tx) => endCaseCommand(tx, { ...params, version: body.version, reason: body.reason, note: body.note, details: closingDetails(body) }))),
    ),
    serve(calls.reopenCaseCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenCase(params.caseId, (tx) => reopenCaseCommand(tx, { ...params, ...body })))),
    serve(calls.makeReverseOfferCall, memberAccess, ({ params, body, runCommand }) =>
      runCommand(async (tx) => viewOneInquiry(tx, await getInquiry(tx, await makeReverseOfferCommand(tx, { ...params, ...body })))),
    ),

    serve(inquiryCalls.listReceivedInquiriesCall, memberAccess, ({ query, runQuery }) =>
      runQuery((tx) => listReceivedInquiries(tx, snapshots, { tab: query.filter ?? 'open', mine: query.mine === '1' })),
    ),
    serve(inquiryCalls.readInquiryCall, memberAccess, ({ params, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => readInquiryCommand(tx, params.inquiryId)))),
    serve(inquiryCalls.answerInquiryCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => answerInquiryCommand(tx, { ...params, ...body })))),
    serve(inquiryCalls.assignInquiryCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => assignInquiryCommand(tx, { ...params, ...body })))),
    serve(inquiryCalls.takeOverInquiryCall, memberAccess, ({ params, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => takeOverInquiryCommand(tx, params.inquiryId)))),
    serve(inquiryCalls.confirmCandidateCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => confirmCandidateCommand(tx, { ...params, ...body })))),
    serve(inquiryCalls.takeBackCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => takeBackCommand(tx, { ...params, ...body })))),
    serve(inquiryCalls.withdrawInquiryCall, memberAccess, ({ params, body, runCommand }) => runCommand(thenInquiry(params.inquiryId, (tx) => withdrawInquiryCommand(tx, { ...params, ...body })))),
    ...transferNameReportRoutes,
    ...workHandoverRoutes,
  ]
}
