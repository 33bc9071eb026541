import { japanDay } from '@tasuki/domain/base/working-time'
import type { CaseDetail } from '@tasuki/domain/transfer/case.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import type { CaseVisibility, EndReason } from '@tasuki/domain/transfer/case-status'
import type { Inquiry } from '@tasuki/domain/transfer/inquiry.contract'
import type { DeclineReason } from '@tasuki/domain/transfer/inquiry-answer'
import type { DocumentKind } from '@tasuki/domain/document/document-kind'
import { deleteDocumentCommand } from '../src/document/delete-document'
import { listDocuments } from '../src/document/list-documents'
import type { Transaction } from '../src/platform/db/transaction'
import { deleteMessageCommand, editMessageCommand } from '../src/talk/change-message'
import { reportMessageCommand } from '../src/talk/hide-message'
import { listMessages } from '../src/talk/list-messages'
import { postMessageCommand } from '../src/talk/post-message'
import { listRoomPeople } from '../src/talk/room-people'
import { addCandidatesCommand } from '../src/transfer/add-candidates'
import { answerInquiryCommand } from '../src/transfer/answer-inquiry'
import { caseDocuments } from '../src/transfer/case-documents'
import { changeRecordCommand } from '../src/transfer/change-record'
import { changeVisibilityCommand } from '../src/transfer/change-visibility'
import { chooseCandidateCommand } from '../src/transfer/choose-candidate'
import { completeCaseCommand, endCaseCommand } from '../src/transfer/close-case'
import { confirmCandidateCommand } from '../src/transfer/confirm-candidate'
import { makeReverseOfferCommand } from '../src/transfer/make-reverse-offer'
import { readInquiryCommand } from '../src/transfer/read-inquiry'
import { releaseHoldCommand, takeBackCommand } from '../src/transfer/release-hold'
import { reopenCaseCommand } from '../src/transfer/reopen-case'
import { sendCaseCommand } from '../src/transfer/send-case'
import { withdrawInquiryCommand } from '../src/transfer/withdraw-inquiry'
import type { AnswerAt } from './demo-answers'
import type { DemoCheck, DemoSubject } from './demo-documents'
import type { When } from './demo-time'

/** Where a step happens: one transaction of a person of one hospital, at the step's own time. */
export type Stage = {
  tx: Transaction
  /** When the demonstration is filled. */
  now: Date
  caseId: string
  hospitalId(key: string): string
  see(): Promise<CaseDetail>
  inquiryOf(key: string): Promise<Inquiry>
  /** A paper of that kind, added to the case or uploaded to a room. */
  attach(subject: DemoSubject, paper: Paper): Promise<string>
}

/** `check`: what became of it at the door; out, unless told. */
export type Paper = { kind: DocumentKind; title?: string; check?: DemoCheck }

/** One act of one hospital; `by` is null for the sending one. A fresh one hasn't been read by the other side yet. */
export type DemoStep = { at: When; by: string | null; fresh: boolean; papers?: readonly Paper[]; act(stage: Stage): Promise<unknown> }

const bySender = (at: When, act: DemoStep['act']): DemoStep => ({ at, by: null, fresh: false, act })
const byReceiver = (at: When, by: string, act: DemoStep['act']): DemoStep => ({ at, by, fresh: false, act })

/** They are made before the step's transaction begins. */
const withPapers = (papers: readonly Paper[], step: DemoStep): DemoStep => ({ ...step, papers })

/** What came after it is unread too: rooms are read in order. */
export const fresh = (step: DemoStep): DemoStep => ({ ...step, fresh: true })

export const sends = (at: When, to: readonly string[], message: string): DemoStep =>
  bySender(at, async ({ tx, caseId, hospitalId, see }) => sendCaseCommand(tx, { caseId, version: (await see()).version, hospitalIds: to.map(hospitalId), message }))

export const asksAlso = (at: When, to: readonly string[], message: string): DemoStep =>
  bySender(at, ({ tx, caseId, hospitalId }) => addCandidatesCommand(tx, { caseId, hospitalIds: to.map(hospitalId), message }))

/** The sender to one candidate. */
export const tells = (at: When, to: string, body: string): DemoStep =>
  bySender(at, async ({ tx, inquiryOf }) => postMessageCommand(tx, { roomId: (await inquiryOf(to)).roomId, body }))

/** A candidate to the sender. */
export const says = (at: When, by: string, body: string): DemoStep =>
  byReceiver(at, by, async ({ tx, inquiryOf }) => postMessageCommand(tx, { roomId: (await inquiryOf(by)).roomId, body }))

/** The sender adds papers to the case; before it is sent, or later and known to the candidates. */
export const attaches = (at: When, ...papers: readonly Paper[]): DemoStep =>
  withPapers(papers, bySender(at, async ({ caseId, attach }) => {
    for (const paper of papers) await attach({ kind: 'case', id: caseId }, paper)
  }))

/** The sender takes the newest paper of the case away again. */
export const removesPaper = (at: When): DemoStep =>
  bySender(at, async ({ tx, caseId }) => {
    const newest = (await listDocuments(tx, { kind: 'case', id: caseId })).at(-1)
    if (!newest) throw new Error('the case has no paper')
    await deleteDocumentCommand(tx, [caseDocuments], { documentId: newest.id, onlyUnposted: false })
  })

const sayWith = async ({ tx, attach }: Stage, roomId: string, { body, papers }: { body: string; papers: readonly Paper[] }): Promise<void> => {
  const documentIds: string[] = []
  for (const paper of papers) documentIds.push(await attach({ kind: 'room', id: roomId }, paper))
  await postMessageCommand(tx, { roomId, body, documentIds })
}

/** The sender to one candidate, with papers in the line. */
export const hands = (at: When, to: string, line: { body: string; papers: readonly Paper[] }): DemoStep =>
  withPapers(line.papers, bySender(at, async (stage) => sayWith(stage, (await stage.inquiryOf(to)).roomId, line)))

/** A candidate to one person of the sender by name. */
export const asks = (at: When, by: string, { whom, body }: { whom: string; body: string }): DemoStep =>
  byReceiver(at, by, async ({ tx, inquiryOf }) => {
    const { roomId } = await inquiryOf(by)
    const person = (await listRoomPeople(tx, roomId)).find((one) => one.name === whom)
    if (!person) throw new Error(`the demonstration has no ${whom}`)
    await postMessageCommand(tx, { roomId, body: `@${whom} ${body}`, mentions: [person.personId] })
  })

/** Said, and then put right; without a second text, taken back. */
export const tellsAndChanges = (at: When, to: string, [first, then]: readonly [first: string, then?: string]): DemoStep =>
  bySender(at, async ({ tx, inquiryOf }) => {
    const { roomId } = await inquiryOf(to)
    const { id: messageId } = await postMessageCommand(tx, { roomId, body: first })
    if (then === undefined) await deleteMessageCommand(tx, { roomId, messageId })
    else await editMessageCommand(tx, { roomId, messageId, body: then, mentions: [] })
  })

export const reads = (at: When, by: string): DemoStep => byReceiver(at, by, async ({ tx, inquiryOf }) => readInquiryCommand(tx, (await inquiryOf(by)).id))

/** 「氏名が見えます」 in the room's last line: it waits for the prefecture (rule 85). */
export const seesName = (at: When, by: string): DemoStep =>
  byReceiver(at, by, async ({ tx, inquiryOf }) => {
    const { messages } = await listMessages(tx, { roomId: (await inquiryOf(by)).roomId, after: undefined, before: undefined, limit: 100, editedAfter: undefined })
    const last = messages.findLast(({ kind }) => kind === 'text')
    if (last) await reportMessageCommand(tx, last.id)
  })

export const answers = (at: When, by: string, answer: AnswerAt): DemoStep =>
  byReceiver(at, by, async ({ tx, now, inquiryOf }) => {
    const inquiry = await inquiryOf(by)
    await readInquiryCommand(tx, inquiry.id)
    await answerInquiryCommand(tx, { inquiryId: inquiry.id, version: inquiry.version, answer: answer(now) })
  })

export const offers = (at: When, by: string, offer: { answer: AnswerAt; message: string }): DemoStep =>
  byReceiver(at, by, ({ tx, now, caseId }) => makeReverseOfferCommand(tx, { caseId, answer: offer.answer(now), message: offer.message }))

export const chooses = (at: When, whom: string, transfer: When): DemoStep =>
  bySender(at, async ({ tx, now, caseId, see, inquiryOf }) =>
    chooseCandidateCommand(tx, { caseId, version: (await see()).version, inquiryId: (await inquiryOf(whom)).id, transferDate: japanDay(transfer(now)) }),
  )

export const confirms = (at: When, by: string): DemoStep => byReceiver(at, by, async ({ tx, inquiryOf }) => {
    const { id: inquiryId, version } = await inquiryOf(by)
    await confirmCandidateCommand(tx, { inquiryId, version })
  })

export const takesBack = (at: When, by: string, why: { reason: DeclineReason; note: string }): DemoStep =>
  byReceiver(at, by, async ({ tx, inquiryOf }) => takeBackCommand(tx, { inquiryId: (await inquiryOf(by)).id, ...why }))

export const releases = (at: When, reason: string): DemoStep =>
  bySender(at, async ({ tx, caseId, see }) => releaseHoldCommand(tx, { caseId, version: (await see()).version, reason }))

export const changes = (at: When, change: (record: CaseRecord) => Partial<CaseRecord>): DemoStep =>
  bySender(at, async ({ tx, caseId, see }) => {
    const { version, record } = await see()
    await changeRecordCommand(tx, { caseId, version, record: { ...record, ...change(record) } })
  })

export const shows = (at: When, visibility: CaseVisibility): DemoStep =>
  bySender(at, async ({ tx, caseId, see }) => changeVisibilityCommand(tx, { caseId, version: (await see()).version, visibility }))

export const withdraws = (at: When, from: string, reason: string): DemoStep =>
  bySender(at, async ({ tx, inquiryOf }) => withdrawInquiryCommand(tx, { inquiryId: (await inquiryOf(from)).id, reason }))

/** To a user hospital, or to a place outside the system. */
export const completes = (at: When, transfer: When, destination: { key: string } | { text: string }): DemoStep =>
  bySender(at, async ({ tx, now, caseId, see, hospitalId }) =>
    completeCaseCommand(tx, {
      caseId,
      version: (await see()).version,
      details: {
        transferDate: japanDay(transfer(now)),
        destinationHospitalId: 'key' in destination ? hospitalId(destination.key) : null,
        destinationText: 'text' in destination ? destination.text : '',
      },
    }),
  )

export const ends = (at: When, reason: EndReason, note = ''): DemoStep =>
  bySender(at, async ({ tx, caseId, see }) =>
    endCaseCommand(tx, { caseId, version: (await see()).version, reason, note, details: { transferDate: null, destinationHospitalId: null, destinationText: '' } }),
  )

export const reopens = (at: When): DemoStep => bySender(at, async ({ tx, caseId, see }) => reopenCaseCommand(tx, { caseId, version: (await see()).version }))
