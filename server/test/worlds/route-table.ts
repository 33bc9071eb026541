import { randomUUID } from 'node:crypto'
import * as account from '@tasuki/domain/account/account.contract'
import { printSeatFormCall, printStartNoticeCall } from '@tasuki/domain/account/seat-form/seat-form-paper.contract'
import { estimateSeatsCall } from '@tasuki/domain/account/seat/seat-estimate.contract'
import * as invoices from '@tasuki/domain/account/invoice/invoice.contract'
import * as seatTerms from '@tasuki/domain/account/seat/seat-terms.contract'
import * as seatForms from '@tasuki/domain/account/seat-form/seat-form.contract'
import * as seats from '@tasuki/domain/account/seat/seat.contract'
import * as factors from '@tasuki/domain/account/sign-in/second-factor.contract'
import * as profiles from '@tasuki/domain/account/terms/office-profile.contract'
import * as terms from '@tasuki/domain/account/terms/terms.contract'
import * as savedViews from '@tasuki/domain/account/saved-view/saved-view.contract'
import * as absences from '@tasuki/domain/account/people/absence.contract'
import * as codes from '@tasuki/domain/account/sign-in/access-code.contract'
import * as holders from '@tasuki/domain/account/people/account-holder.contract'
import * as sessions from '@tasuki/domain/account/sign-in/session.contract'
import type { Call } from '@tasuki/domain/base/call'
import * as release from '@tasuki/domain/document/document-release.contract'
import * as document from '@tasuki/domain/document/document.contract'
import * as facility from '@tasuki/domain/facility/facility.contract'
import { listFacilityChangesCall } from '@tasuki/domain/facility/facility-history.contract'
import { printHospitalCall, printHospitalsCall } from '@tasuki/domain/facility/facility-paper.contract'
import { exportFacilityCall, exportHospitalsCall } from '@tasuki/domain/facility/facility-table.contract'
import { getMapCall, listHospitalPointsCall } from '@tasuki/domain/facility/map.contract'
import { updateVacancyCall } from '@tasuki/domain/facility/vacancy.contract'
import * as notices from '@tasuki/domain/notice/notice.contract'
import { DEFAULT_NOTICE_SETTINGS } from '@tasuki/domain/notice/notice-settings'
import * as nameReleases from '@tasuki/domain/names/name-release.contract'
import * as announcements from '@tasuki/domain/office/announcement/announcement.contract'
import * as figures from '@tasuki/domain/office/figures/figures.contract'
import { listAuditTrailCall } from '@tasuki/domain/office/audit/audit-trail.contract'
import * as register from '@tasuki/domain/office/register/hospital-register.contract'
import * as moderation from '@tasuki/domain/office/moderation/moderation.contract'
import * as applications from '@tasuki/domain/office/application/hospital-application.contract'
import { getOverviewCall } from '@tasuki/domain/office/overview/overview.contract'
import * as retention from '@tasuki/domain/office/retention/retention.contract'
import * as releaseLists from '@tasuki/domain/office/name-report/name-release-list.contract'
import * as nameReports from '@tasuki/domain/office/name-report/name-report.contract'
import * as messageTemplates from '@tasuki/domain/talk/message-template.contract'
import * as recordTemplates from '@tasuki/domain/transfer/record-template.contract'
import * as talk from '@tasuki/domain/talk/talk.contract'
import { listAreaCasesCall } from '@tasuki/domain/transfer/area-case.contract'
import { copyCaseCall } from '@tasuki/domain/transfer/case-copy.contract'
import * as cases from '@tasuki/domain/transfer/case.contract'
import { findSimilarCasesCall, listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import { listRecordChangesCall } from '@tasuki/domain/transfer/record-change.contract'
import { getHomeCall } from '@tasuki/domain/transfer/home.contract'
import * as inquiries from '@tasuki/domain/transfer/inquiry.contract'
import { matchHospitalsCall } from '@tasuki/domain/transfer/matching.contract'
import * as transferNameReports from '@tasuki/domain/transfer/name-report.contract'
import * as handovers from '@tasuki/domain/transfer/work-handover.contract'
import { exportCasesCall, printCasesCall, printNoticeCall } from '@tasuki/domain/transfer/paper.contract'
import type { z } from 'zod'
import { ACCEPTED, SENDABLE } from './transfer-world'

/** What a route's path names; decides which records the matrix goes through. */
export type RouteTarget = 'nothing' | 'case' | 'document' | 'inquiry' | 'room' | 'hospital'

/** Of those who see the thing, whose act it is. `offer`: a case's candidates and area, also where it is just closed or held (rules 44, 45). `pair`: sender and chosen hospital of a held case. */
export type RouteActs = 'reader' | 'sender' | 'asked' | 'offer' | 'pair'

export type RouteFacts = {
  target: RouteTarget
  acts: RouteActs
  /** Well-formed; where the act allows it, refused for what it says (a version of long ago), so that it changes nothing. */
  body: unknown
  /** What the path names first, where that is no random id. */
  subject?: string
  query?: string
  /** What everybody who is admitted is answered, where that isn't success. */
  always?: number
}

/** A version that nothing has reached. */
const STALE = 2 ** 31 - 2
/** For a hospital that isn't there. */
const ANNOUNCEMENT: announcements.AnnouncementDraft = { title: 'お知らせ', body: '受付について', audience: { kind: 'hospitals', hospitalIds: [randomUUID()] }, firstDay: '2199-01-01', lastDay: null, wantsAcknowledgement: false }
const NO_DETAILS = { transferDate: null, destinationHospitalId: null, destinationText: '' }

const RECORD: z.input<typeof facility.facilityRecord> = {
  departmentName: '地域連携室',
  phone: '045-000-0000',
  extension: '',
  fax: '',
  email: '',
  website: '',
  receptionHours: { weekdays: [1, 2, 3, 4, 5], from: '09:00', until: '17:00' },
  afterHours: 'none',
  afterHoursPhone: '',
  committeeWeekdays: [],
  committeeDeadline: '',
  familyInterview: 'depends',
  answerWithinHours: 24,
  daysToAdmission: null,
  therapists: null,
  privateRoomFee: '',
  uninsuredCosts: '',
  visiting: '',
  pickUp: '',
  ageFrom: null,
  ageTo: null,
  guarantor: 'negotiable',
  remarks: '',
}

const SEAT_FORM: seatForms.SeatFormContent = { kind: 1, address: '', hospitalName: '', representativeTitle: '', representativeName: '', contact: { department: '', phone: '', extension: '', email: '' }, users: [] }

/** Who applies isn't said: refused, so that nothing is counted. */
const APPLICATION: applications.HospitalApplication = { hospitalId: null, hospitalName: '', municipalityCode: '', contact: { name: '', department: '', phone: '', email: '' }, representative: { name: '', kana: '', department: '', email: '', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }, seats: 1, wishedFrom: null, note: '' }

const PATIENT: z.input<typeof matchHospitalsCall.body>['patient'] = { needs: SENDABLE.needs, age: 80, sex: 'male', guarantor: 'unknown', bedKinds: [], destination: SENDABLE.destination }

const table: [string, RouteFacts][] = []
const add = <C extends Call>(call: C, of: { target: RouteTarget; acts?: RouteActs; body?: z.input<C['body']> | Buffer; subject?: string; query?: string; always?: number }) =>
  void table.push([`${call.method} ${call.path}`, { acts: 'reader', body: undefined, ...of }])

// An empty body is refused after the admission: nobody's session ends, and no failed sign-in is counted.
table.push([`POST ${account.signInCall.path}`, { target: 'nothing', acts: 'reader', body: {}, always: 400 }])
add(account.getMeCall, { target: 'nothing' })
add(factors.getSecondStepCall, { target: 'nothing' })
// Whoever is signed in has no step left.
add(factors.passSecondStepCall, { target: 'nothing', body: { shown: { kind: 'totp', code: '000000' }, remember: false }, always: 401 })
add(factors.askPasskeyCall, { target: 'nothing' })
add(factors.confirmIdentityCall, { target: 'nothing', body: { password: 'wrong', shown: null }, always: 422 })
add(factors.listFactorsCall, { target: 'nothing' })
// Nobody has begun by then.
add(factors.startTotpCall, { target: 'nothing' })
add(factors.enrolTotpCall, { target: 'nothing', body: { code: 'none', label: '' }, always: 409 })
add(factors.startPasskeyCall, { target: 'nothing' })
add(factors.enrolPasskeyCall, { target: 'nothing', body: { response: {}, label: '' }, always: 409 })
add(factors.startCodeListCall, { target: 'nothing' })
add(factors.enrolCodeListCall, { target: 'nothing', body: { code: 'none' }, always: 409 })
add(factors.renewRecoveryCodesCall, { target: 'nothing', always: 404 })
add(factors.removeFactorCall, { target: 'nothing', always: 404 })
add(factors.forgetDevicesCall, { target: 'nothing' })
add(factors.getSignInSettingsCall, { target: 'nothing' })
add(factors.setFactorPolicyCall, { target: 'nothing', body: { policy: 'voluntary' } })
add(factors.listFactorHoldersCall, { target: 'nothing' })
add(factors.resetFactorsCall, { target: 'nothing', always: 404 })
add(account.listColleaguesCall, { target: 'nothing' })
// Nobody's session ends, no code is given, no password tried: refused for what is named or left out.
const PUBLIC_WITHOUT_BODY = [codes.checkAccessCodeCall, codes.redeemAccessCodeCall, codes.wishResetCall, sessions.unlockSessionCall, applications.readOwnApplicationCall, applications.correctApplicationCall, applications.withdrawApplicationCall]
for (const call of PUBLIC_WITHOUT_BODY) table.push([`${call.method} ${call.path}`, { target: 'nothing', acts: 'reader', body: {}, always: 400 }])
add(codes.issueAccessCodeCall, { target: 'nothing', always: 404 })
add(codes.mailInvitationCall, { target: 'nothing', always: 404 })
add(holders.getAccountCall, { target: 'nothing' })
table.push([`PUT ${holders.changeContactCall.path}`, { target: 'nothing', acts: 'reader', body: {}, always: 400 }])
table.push([`POST ${holders.changePasswordCall.path}`, { target: 'nothing', acts: 'reader', body: {}, always: 400 }])
add(holders.listAccountHoldersCall, { target: 'nothing' })
add(holders.listConcurrentUsesCall, { target: 'nothing' })
add(sessions.listSessionsCall, { target: 'nothing' })
add(sessions.endSessionCall, { target: 'nothing', always: 404 })
add(sessions.endOtherSessionsCall, { target: 'nothing' })
add(sessions.listPersonSessionsCall, { target: 'nothing', always: 404 })
add(sessions.endPersonSessionCall, { target: 'nothing', always: 404 })
add(sessions.endPersonSessionsCall, { target: 'nothing', always: 404 })
// A body where none is meant: the matrix's own sessions stay as they are.
table.push([`POST ${sessions.lockSessionCall.path}`, { target: 'nothing', acts: 'reader', body: { now: true }, always: 400 }])
add(sessions.getLockCall, { target: 'nothing' })
add(sessions.getSessionPolicyCall, { target: 'nothing' })
add(sessions.setSessionPolicyCall, { target: 'nothing', body: { idleMinutes: 30, endOlder: false } })
add(absences.listAbsencesCall, { target: 'nothing' })
add(absences.setAbsenceCall, { target: 'nothing', body: { personId: randomUUID(), firstDay: '2026-12-01', lastDay: '2026-12-02' }, always: 404 })
add(absences.endAbsenceCall, { target: 'nothing', always: 404 })
add(account.listDemoPeopleCall, { target: 'nothing' })
add(estimateSeatsCall, { target: 'nothing', query: '?seats=0', always: 422 })
add(printSeatFormCall, { target: 'nothing', always: 404 })
add(printStartNoticeCall, { target: 'nothing', always: 404 })
add(seatTerms.getSeatTermsCall, { target: 'nothing' })
add(seatTerms.addClosedDayCall, { target: 'nothing', body: { day: '2199-01-01', name: '閉庁' }, always: 409 })
add(seatTerms.removeClosedDayCall, { target: 'nothing', subject: '2190-01-04', always: 404 })
add(seatTerms.addPauseCall, { target: 'nothing', body: { firstDay: '2026-03-02', lastDay: '2026-03-01' }, always: 422 })
add(seatTerms.removePauseCall, { target: 'nothing', always: 404 })
add(seatTerms.setSeatPriceCall, { target: 'nothing', body: { fromMonth: '1900-04', yen: 1000 }, always: 422 })
add(seatTerms.removeSeatPriceCall, { target: 'nothing', subject: '2190-04', always: 404 })
add(seatForms.listSeatFormsCall, { target: 'nothing' })
add(seatForms.startSeatFormCall, { target: 'nothing', body: { kind: 1 } })
// No id of the matrix is a form's or a seat's.
add(seatForms.getSeatFormCall, { target: 'nothing', always: 404 })
add(seatForms.saveSeatFormCall, { target: 'nothing', body: { version: STALE, content: SEAT_FORM }, always: 404 })
add(seatForms.deleteSeatFormCall, { target: 'nothing', always: 404 })
add(seatForms.submitSeatFormCall, { target: 'nothing', body: { version: STALE }, always: 404 })
add(seatForms.withdrawSeatFormCall, { target: 'nothing', body: { version: STALE }, always: 404 })
add(seatForms.listOfficeSeatFormsCall, { target: 'nothing' })
add(seatForms.returnSeatFormCall, { target: 'nothing', body: { version: STALE, comment: '部署' }, always: 404 })
add(seatForms.acceptSeatFormCall, { target: 'nothing', body: { version: STALE }, always: 404 })
add(seats.listOwnSeatsCall, { target: 'nothing' })
add(seats.listHospitalSeatsCall, { target: 'hospital' })
add(seats.getSeatBudgetCall, { target: 'nothing' })
add(seats.setSeatBudgetCall, { target: 'nothing', body: { seats: 100_000 } })
// More than the year's budget has left.
add(seats.giveSeatsCall, { target: 'hospital', body: { seats: 999 }, always: 409 })
add(seats.takeSeatCall, { target: 'nothing', always: 404 })
add(seats.getSeatRenewalCall, { target: 'nothing' })
add(seats.answerSeatRenewalCall, { target: 'nothing', body: { version: STALE, seatIds: [] }, always: 409 })
add(seats.listSeatRenewalsCall, { target: 'nothing' })
add(seats.remindSeatRenewalCall, { target: 'nothing', always: 404 })
add(seats.acceptSeatRenewalsCall, { target: 'nothing', body: { renewals: [{ hospitalId: randomUUID(), version: STALE }] }, always: 409 })
add(invoices.getInvoiceTermsCall, { target: 'nothing' })
add(invoices.setInvoiceTermsCall, { target: 'nothing', body: { issuer: '', contact: '', payTo: '', registration: '', dueMonths: 1, dueDay: 31, whenClosed: 'after' } })
add(invoices.previewInvoicesCall, { target: 'nothing' })
add(invoices.runInvoicesCall, { target: 'nothing' })
add(invoices.listOfficeInvoicesCall, { target: 'nothing' })
add(invoices.sendInvoicesCall, { target: 'nothing', body: { invoiceIds: [randomUUID()] }, always: 404 })
add(invoices.payInvoiceCall, { target: 'nothing', body: { paidOn: '2026-07-01' }, always: 404 })
add(invoices.undoPaymentCall, { target: 'nothing', always: 404 })
add(invoices.remindInvoiceCall, { target: 'nothing', always: 404 })
add(invoices.cancelInvoiceCall, { target: 'nothing', body: { reason: '席数の誤り' }, always: 404 })
add(invoices.listInvoiceYearCall, { target: 'nothing' })
add(invoices.exportInvoiceYearCall, { target: 'nothing' })
add(invoices.listInvoicesCall, { target: 'nothing' })
add(invoices.getInvoiceCall, { target: 'nothing', always: 404 })
add(invoices.printInvoiceCall, { target: 'nothing', always: 404 })
add(profiles.getOfficeProfileCall, { target: 'nothing' })
add(profiles.changeOfficeProfileCall, { target: 'nothing', body: profiles.EMPTY_OFFICE_PROFILE })
add(terms.getTermsCall, { target: 'nothing' })
add(terms.acceptTermsCall, { target: 'nothing', body: { version: 9999 }, always: 409 })
add(terms.publishTermsCall, { target: 'nothing', body: { title: '', body: '第1条　目的', source: '', fromDay: '2199-01-01' }, always: 422 })
add(terms.listTermsAcceptancesCall, { target: 'nothing' })
add(savedViews.listSavedViewsCall, { target: 'nothing' })
add(savedViews.saveViewCall, { target: 'nothing', body: { page: 'cases', name: '期限切れ', search: '?overdue=1', shared: false } })
add(savedViews.changeSavedViewCall, { target: 'nothing', body: { name: '期限切れ', search: '?overdue=1', shared: false }, always: 404 })
add(savedViews.deleteSavedViewCall, { target: 'nothing', always: 404 })
add(facility.listCareNeedsCall, { target: 'nothing' })
add(facility.getPrefectureCall, { target: 'nothing' })
add(facility.listHospitalsCall, { target: 'nothing' })
add(facility.getHospitalCall, { target: 'hospital' })
add(facility.updateFacilityRecordCall, { target: 'nothing', body: { version: STALE, record: RECORD } })
add(facility.updateAcceptanceCall, { target: 'nothing', body: { version: STALE, acceptance: { dialysis: { level: 'conditional', condition: '週3回まで', limit: 3 } } } })
add(updateVacancyCall, {
  target: 'nothing',
  body: { set: [{ bedKind: 'general', version: STALE, availability: { beds: 40, vacant: 2, acceptable: 1, held: 0, opensOn: '2026-12-01', sex: 'any', privateRoom: false } }] },
})
add(listFacilityChangesCall, { target: 'hospital' })
add(exportHospitalsCall, { target: 'nothing' })
add(printHospitalsCall, { target: 'nothing' })
add(printHospitalCall, { target: 'hospital' })
add(exportFacilityCall, { target: 'nothing', query: '?part=vacancy' })
add(listHospitalPointsCall, { target: 'nothing' })
add(getMapCall, { target: 'nothing' })
add(notices.listNoticesCall, { target: 'nothing' })
add(notices.countNoticesCall, { target: 'nothing' })
// The matrix names ids of cases and hospitals: none is a notice of the caller's.
add(notices.openNoticeCall, { target: 'nothing', always: 404 })
add(notices.markNoticesCall, { target: 'nothing', body: { ids: [randomUUID()], read: true } })
add(notices.getNoticeSettingsCall, { target: 'nothing' })
add(notices.changeNoticeSettingsCall, { target: 'nothing', body: DEFAULT_NOTICE_SETTINGS })
add(notices.changeDepartmentMailCall, { target: 'nothing', body: { mail: true }, always: 403 })
add(notices.getPushKeyCall, { target: 'nothing' })
add(notices.subscribePushCall, { target: 'nothing', body: { endpoint: 'https://127.0.0.1/push', keys: { p256dh: 'x', auth: 'x' }, expiresAt: null }, always: 422 })
add(notices.checkPushCall, { target: 'nothing', body: { endpoint: 'https://push.test/x' } })
add(notices.unsubscribePushCall, { target: 'nothing', body: { endpoint: 'https://push.test/x' } })
add(notices.listDemoMailsCall, { target: 'nothing' })
add(document.listDocumentsCall, { target: 'case', subject: 'case' })
// A file of no kind: refused for what it is, after who sends it.
add(document.uploadDocumentCall, { target: 'case', acts: 'sender', subject: 'case', query: '?kind=other&masked=1', body: Buffer.from('no file of a kind we take') })
add(document.getDocumentCall, { target: 'document' })
add(document.getDocumentFileCall, { target: 'document' })
add(document.getDocumentThumbnailCall, { target: 'document' })
add(document.deleteDocumentCall, { target: 'document', acts: 'sender' })
add(document.restoreDocumentCall, { target: 'document', acts: 'sender' })
// Each is out: there is nothing to answer for.
add(release.releaseDocumentCall, { target: 'document', acts: 'sender', body: { reason: 'staff', note: '', confirmed: true } })
add(release.listDocumentReleasesCall, { target: 'nothing' })
add(document.reportDocumentCall, { target: 'nothing', always: 404 })
add(talk.listRoomsCall, { target: 'nothing' })
add(talk.getRoomCall, { target: 'room' })
add(talk.listMessagesCall, { target: 'room' })
add(talk.postMessageCall, { target: 'room', body: { body: 'ご相談です。' } })
add(talk.listRoomPeopleCall, { target: 'room' })
add(talk.listReadersCall, { target: 'room' })
add(talk.findMessagesCall, { target: 'nothing' })
// A line that isn't there: as unknown in a room that one reads as the room is where one doesn't.
add(talk.editMessageCall, { target: 'room', body: { body: 'ご相談です。' }, always: 404 })
add(talk.deleteMessageCall, { target: 'room', always: 404 })
add(talk.markReadCall, { target: 'room', body: { seq: 1 } })
add(talk.reportMessageCall, { target: 'nothing', always: 404 })
add(nameReports.listNameReportsCall, { target: 'nothing' })
add(listAuditTrailCall, { target: 'nothing' })
add(figures.getFiguresCall, { target: 'nothing' })
add(figures.exportFiguresCall, { target: 'nothing', query: '?encoding=utf-8' })
add(announcements.listAnnouncementsCall, { target: 'nothing' })
add(announcements.acknowledgeAnnouncementCall, { target: 'nothing', body: { revision: 1 }, always: 404 })
add(announcements.listOfficeAnnouncementsCall, { target: 'nothing' })
add(announcements.getOfficeAnnouncementCall, { target: 'nothing', always: 404 })
add(announcements.publishAnnouncementCall, { target: 'nothing', body: ANNOUNCEMENT, always: 422 })
add(announcements.changeAnnouncementCall, { target: 'nothing', body: { ...ANNOUNCEMENT, version: STALE, askAgain: false }, always: 404 })
add(announcements.withdrawAnnouncementCall, { target: 'nothing', always: 404 })
add(announcements.remindAnnouncementCall, { target: 'nothing', always: 404 })
add(nameReleases.releaseNameCall, { target: 'nothing', body: { kind: 'dismissed', word: '三浦', field: 'talk', subjectId: null } })
add(nameReleases.listOwnReleasesCall, { target: 'nothing' })
add(releaseLists.listNameReleasesCall, { target: 'nothing' })
add(releaseLists.withdrawNameReleaseCall, { target: 'nothing', always: 404 })
const UNSUITABLE = { content: { kind: 'message', id: randomUUID(), field: '' }, category: 'insult', reason: '他院を悪く言う表現です。' } as const
add(moderation.listModerationsCall, { target: 'nothing' })
add(moderation.getModerationCall, { target: 'nothing', always: 404 })
add(moderation.askToConfirmCall, { target: 'nothing', body: { ...UNSUITABLE, answerBy: '2026-12-01' }, always: 404 })
add(moderation.deleteContentCall, { target: 'nothing', body: UNSUITABLE, always: 404 })
add(moderation.askAgainCall, { target: 'nothing', body: { body: '確認してください。', answerBy: '2026-12-01' }, always: 404 })
add(moderation.closeModerationCall, { target: 'nothing', body: { note: '' }, always: 404 })
add(moderation.deleteAskedContentCall, { target: 'nothing', body: { category: 'insult', reason: '他院を悪く言う表現です。' }, always: 404 })
add(moderation.listOwnModerationsCall, { target: 'nothing' })
add(moderation.getOwnModerationCall, { target: 'nothing', always: 404 })
add(moderation.answerModerationCall, { target: 'nothing', body: { body: '直します。' }, always: 404 })
add(retention.getRetentionCall, { target: 'nothing' })
add(retention.listRetainedCasesCall, { target: 'nothing' })
add(retention.announceDeletionsCall, { target: 'nothing', body: {} })
add(retention.notePaperNoticeCall, { target: 'nothing', always: 409 })
add(retention.exportForHospitalCall, { target: 'nothing', always: 409 })
add(retention.startDeletionCall, { target: 'nothing' })
add(retention.getDeletionRunCall, { target: 'nothing', always: 404 })
add(retention.listHoldsCall, { target: 'nothing' })
add(retention.setHoldCall, { target: 'nothing', body: { hospitalId: randomUUID(), caseId: null, reason: '調査のため' }, always: 404 })
add(retention.decideHoldCall, { target: 'nothing', body: { decision: 'held', answer: '' }, always: 404 })
add(retention.liftHoldCall, { target: 'nothing', always: 404 })
add(retention.getOwnRetentionCall, { target: 'nothing' })
add(retention.askHoldCall, { target: 'nothing', body: { caseId: randomUUID(), reason: '調査のため' }, always: 404 })
add(retention.exportRetainedCall, { target: 'nothing' })
add(nameReports.decideNameReportCall, { target: 'nothing', body: { decision: 'restored' }, always: 404 })
add(register.listRegisteredHospitalsCall, { target: 'nothing' })
add(register.getRegisteredHospitalCall, { target: 'hospital' })
// A municipality that isn't there, a person and a hospital that aren't: nothing changes.
add(register.addHospitalCall, { target: 'nothing', body: { name: '試験病院', nameKana: '', shortName: '試験', municipalityCode: '99999', corporation: '', phone: '' }, always: 422 })
add(register.correctHospitalCall, { target: 'nothing', subject: randomUUID(), body: { name: '試験病院', nameKana: '', shortName: '試験', municipalityCode: '99999', corporation: '', phone: '' }, always: 422 })
add(register.changeHospitalUseCall, { target: 'nothing', subject: randomUUID(), body: { use: 'active' }, always: 404 })
add(register.handOverCasesCall, { target: 'nothing', subject: randomUUID(), body: { toHospitalId: randomUUID() }, always: 422 })
add(register.addRepresentativeCall, { target: 'nothing', subject: randomUUID(), body: { displayName: '試験 花子', displayKana: '', department: '', email: '', sharedMailbox: false, noPersonalMailbox: false, privateMailForbidden: false }, always: 404 })
add(register.addPrefecturePersonCall, { target: 'nothing', body: { displayName: '試験 花子', displayKana: '', department: '', email: '', sharedMailbox: false, role: 'auditor' } })
add(register.listPrefecturePeopleCall, { target: 'nothing' })
add(register.changePersonRoleCall, { target: 'nothing', body: { role: 'member' }, always: 404 })
add(register.deactivatePersonCall, { target: 'nothing', always: 404 })
add(getOverviewCall, { target: 'nothing' })
add(applications.findJoinableHospitalsCall, { target: 'nothing', query: '?q=%E7%97%85%E9%99%A2' })
add(applications.listJoinMunicipalitiesCall, { target: 'nothing' })
add(applications.submitApplicationCall, { target: 'nothing', body: { application: APPLICATION, termsVersion: null }, always: 422 })
add(applications.listApplicationsCall, { target: 'nothing' })
add(applications.getApplicationCall, { target: 'nothing', always: 404 })
add(applications.acceptApplicationCall, { target: 'nothing', body: { version: STALE, hospitalId: null }, always: 404 })
add(applications.returnApplicationCall, { target: 'nothing', body: { version: STALE, comment: '電話番号をご確認ください。' }, always: 404 })
add(applications.refuseApplicationCall, { target: 'nothing', body: { version: STALE, comment: '県外の病院です。' }, always: 404 })
add(messageTemplates.listMessageTemplatesCall, { target: 'nothing' })
add(messageTemplates.saveMessageTemplateCall, { target: 'nothing', body: { purpose: 'talk', name: 'お礼', body: 'ありがとうございました。' } })
add(messageTemplates.changeMessageTemplateCall, { target: 'nothing', body: { purpose: 'talk', name: 'お礼', body: 'ありがとうございました。', version: 1 }, always: 404 })
add(messageTemplates.deleteMessageTemplateCall, { target: 'nothing', always: 404 })
add(recordTemplates.listRecordTemplatesCall, { target: 'nothing' })
add(recordTemplates.saveRecordTemplateCall, { target: 'nothing', body: { name: '療養', record: SENDABLE } })
add(recordTemplates.changeRecordTemplateCall, { target: 'nothing', body: { name: '療養', version: 1, record: SENDABLE }, always: 404 })
add(recordTemplates.noteTemplateUseCall, { target: 'nothing', always: 404 })
add(recordTemplates.deleteRecordTemplateCall, { target: 'nothing', always: 404 })
add(matchHospitalsCall, { target: 'nothing', body: { patient: PATIENT, limit: 5 } })
add(getHomeCall, { target: 'nothing' })
add(listCasesCall, { target: 'nothing' })
add(listAreaCasesCall, { target: 'nothing' })
add(findSimilarCasesCall, { target: 'nothing', body: { sex: 'female', age: 84, mainDisease: '誤嚥性肺炎', exceptCaseId: null } })
add(cases.getCaseCall, { target: 'case' })
add(cases.listCaseEventsCall, { target: 'case' })
add(exportCasesCall, { target: 'nothing' })
add(printCasesCall, { target: 'case' })
add(listRecordChangesCall, { target: 'case' })
add(printNoticeCall, { target: 'case', acts: 'pair' })
add(transferNameReports.reportRecordTextCall, { target: 'case', body: { field: 'course' } })
add(cases.registerCaseCall, { target: 'nothing', body: { record: SENDABLE, visibility: 'S1' } })
add(copyCaseCall, { target: 'case', acts: 'sender', body: { withSensitive: false } })
add(cases.changeRecordCall, { target: 'case', acts: 'sender', body: { version: STALE, record: SENDABLE } })
add(cases.changeVisibilityCall, { target: 'case', acts: 'sender', body: { version: STALE, visibility: 'S2' } })
add(cases.assignCaseCall, { target: 'case', acts: 'sender', body: { personInChargeId: randomUUID(), deputyId: null } })
add(cases.takeOverCaseCall, { target: 'case', acts: 'sender' })
add(cases.sendCaseCall, { target: 'case', acts: 'sender', body: { version: STALE, hospitalIds: [randomUUID()], message: 'お願いします。' } })
add(cases.addCandidatesCall, { target: 'case', acts: 'sender', body: { hospitalIds: [randomUUID()], message: 'お願いします。' } })
add(cases.chooseCandidateCall, { target: 'case', acts: 'sender', body: { version: STALE, inquiryId: randomUUID(), transferDate: '2026-11-27' } })
add(cases.releaseHoldCall, { target: 'case', acts: 'sender', body: { version: STALE, reason: '日程の変更' } })
add(cases.completeCaseCall, { target: 'case', acts: 'sender', body: { version: STALE, ...NO_DETAILS, transferDate: '2026-11-24', destinationText: '県外の病院' } })
add(cases.endCaseCall, { target: 'case', acts: 'sender', body: { version: STALE, reason: 'home', note: '', ...NO_DETAILS } })
add(cases.reopenCaseCall, { target: 'case', acts: 'sender', body: { version: STALE } })
add(cases.makeReverseOfferCall, { target: 'case', acts: 'offer', body: { answer: ACCEPTED, message: 'お受けできます。' } })
add(inquiries.listReceivedInquiriesCall, { target: 'nothing' })
add(inquiries.readInquiryCall, { target: 'inquiry', acts: 'asked' })
add(inquiries.answerInquiryCall, { target: 'inquiry', acts: 'asked', body: { version: STALE, answer: ACCEPTED } })
add(transferNameReports.reportAnswerCall, { target: 'inquiry' })
add(inquiries.assignInquiryCall, { target: 'inquiry', acts: 'asked', body: { personInChargeId: randomUUID(), deputyId: null } })
add(inquiries.takeOverInquiryCall, { target: 'inquiry', acts: 'asked' })
add(transferNameReports.reportEventCall, { target: 'nothing', always: 404 })
// No case of the table was ended with a note.
add(transferNameReports.reportClosingCall, { target: 'case' })
add(handovers.listWorkHandoversCall, { target: 'nothing' })
add(handovers.seeWorkHandoverCall, { target: 'nothing', always: 404 })
add(inquiries.confirmCandidateCall, { target: 'inquiry', acts: 'asked', body: { version: STALE } })
add(inquiries.takeBackCall, { target: 'inquiry', acts: 'asked', body: { reason: 'full', note: '' } })
add(inquiries.withdrawInquiryCall, { target: 'inquiry', acts: 'sender', body: { reason: '他院に決まったため' } })
// What takes the thing itself away comes last.
add(cases.discardDraftCall, { target: 'case', acts: 'sender' })
add(account.signOutCall, { target: 'nothing' })

/** Every route that has a contract, by method and path, in the order in which a test may call them. */
export const ROUTE_TABLE: ReadonlyMap<string, RouteFacts> = new Map(table)

/** The stream has no contract; it names nothing. */
export const STREAM_ROUTE = 'GET /api/v1/live'
