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
  /** A command on a case is answered with the case as it now is. */
  const thenCase = (caseId: string) => (tx: Transaction) => viewCase(tx, snapshots, caseId)
  const viewAsSide = async (tx: Transaction, inquiryId: string) => viewOneInquiry(tx, await getInquiry(tx, inquiryId))
  const thenInquiry = (inquiryId: string) => (tx: Transaction) => viewAsSide(tx, inquiryId)
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
    serve(calls.registerCaseCall, memberAccess, ({ body, runAndView }) => runAndView((tx) => registerCaseCommand(tx, body), (tx, caseId) => viewCase(tx, snapshots, caseId))),
    serve(copyCaseCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => copyCaseCommand(tx, { ...params, ...body }), (tx, caseId) => viewCase(tx, snapshots, caseId))),
    serve(calls.changeRecordCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => changeRecordCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.changeVisibilityCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => changeVisibilityCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.assignCaseCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => assignCaseCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.takeOverCaseCall, memberAccess, ({ params, runAndView }) => runAndView((tx) => takeOverCaseCommand(tx, params.caseId), thenCase(params.caseId))),
    serve(calls.discardDraftCall, memberAccess, ({ params, runCommand }) =>
      runCommand(async (tx) => {
        await discardDraftCommand(tx, params.caseId)
        return null
      }),
    ),
    serve(calls.sendCaseCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => sendCaseCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.addCandidatesCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => addCandidatesCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.chooseCandidateCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => chooseCandidateCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.releaseHoldCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => releaseHoldCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.completeCaseCall, memberAccess, ({ params, body, runAndView }) =>
      runAndView((tx) => completeCaseCommand(tx, { ...params, version: body.version, details: closingDetails(body) }), thenCase(params.caseId)),
    ),
    serve(calls.endCaseCall, memberAccess, ({ params, body, runAndView }) =>
      runAndView((tx) => endCaseCommand(tx, { ...params, version: body.version, reason: body.reason, note: body.note, details: closingDetails(body) }), thenCase(params.caseId)),
    ),
    serve(calls.reopenCaseCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => reopenCaseCommand(tx, { ...params, ...body }), thenCase(params.caseId))),
    serve(calls.makeReverseOfferCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => makeReverseOfferCommand(tx, { ...params, ...body }), viewAsSide)),

    serve(inquiryCalls.listReceivedInquiriesCall, memberAccess, ({ query, runQuery }) =>
      runQuery((tx) => listReceivedInquiries(tx, snapshots, { tab: query.filter ?? 'open', mine: query.mine === '1' })),
    ),
    serve(inquiryCalls.readInquiryCall, memberAccess, ({ params, runAndView }) => runAndView((tx) => readInquiryCommand(tx, params.inquiryId), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.answerInquiryCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => answerInquiryCommand(tx, { ...params, ...body }), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.assignInquiryCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => assignInquiryCommand(tx, { ...params, ...body }), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.takeOverInquiryCall, memberAccess, ({ params, runAndView }) => runAndView((tx) => takeOverInquiryCommand(tx, params.inquiryId), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.confirmCandidateCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => confirmCandidateCommand(tx, { ...params, ...body }), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.takeBackCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => takeBackCommand(tx, { ...params, ...body }), thenInquiry(params.inquiryId))),
    serve(inquiryCalls.withdrawInquiryCall, memberAccess, ({ params, body, runAndView }) => runAndView((tx) => withdrawInquiryCommand(tx, { ...params, ...body }), thenInquiry(params.inquiryId))),
    ...transferNameReportRoutes,
    ...workHandoverRoutes,
  ]
}
