import { createHash } from 'node:crypto'
import type { HospitalApplication, OwnApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { checkApplication, checkApplicationAct, isSetAside } from '@tasuki/domain/office/application/hospital-application.rules'
import { japanDay } from '@tasuki/domain/base/working-time'
import { findHospitalUses } from '../../account/hospital/find-hospitals'
import { digestOfCode } from '../../account/sign-in/issue-access-code'
import { readableWord } from '../../account/sign-in/password'
import { findTermsInForce } from '../../account/terms/published-terms'
import { servedPrefecture } from '../../facility/served-prefecture'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { orRefuse, refuse } from '../../platform/refused'
import { asOwnApplication, contentOfApplication, stateOfApplication } from './hospital-application.view'
import { MAIL_APPLICATION, TELL_APPLICATION } from './hospital-application.job'
import { type ApplicationRow, countApplicationsSince, countSetAsideSince, insertApplication, lockApplicationOf, lockSameApplication, lockSending, moveApplication, resubmitApplication, updateReceipt } from './hospital-application.store'
import { tellOfApplication } from './tell-of-application'

const DAY_MS = 86_400_000
/** A request that is sent again because its answer got lost. */
const SAME_WITHIN_MS = 10 * 60_000
const NUMBER_TRIES = 5

const asApplicant = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'who applies to join can’t sign in yet', work)

type Asked = { application: HospitalApplication; termsVersion: number | null }

const trimmed = ({ contact, representative, ...of }: HospitalApplication): HospitalApplication => ({
  ...of,
  hospitalName: of.hospitalId === null ? of.hospitalName.trim() : '',
  municipalityCode: of.hospitalId === null ? of.municipalityCode : '',
  contact: { ...contact, name: contact.name.trim(), department: contact.department.trim() },
  representative: { ...representative, name: representative.name.trim(), kana: representative.kana.trim(), department: representative.department.trim() },
  note: of.note.trim(),
})

/** As the system. What is stored, once it holds; a hospital that isn't in the directory is answered like a missing one. */
const checkSent = async (tx: Transaction, { application, termsVersion }: Asked) => {
  const content = trimmed(application)
  orRefuse(checkApplication(content, { today: japanDay(tx.now), termsAgreed: termsVersion, termsInForce: (await findTermsInForce(tx)) ?? null }))
  if (content.hospitalId !== null && !(await findHospitalUses(tx, [content.hospitalId])).has(content.hospitalId)) refuse('required_fields_missing', { fields: ['application.hospitalName'] })
  if (content.hospitalId === null && !servedPrefecture().municipalities.some(({ code }) => code === content.municipalityCode)) refuse('destination_area_unknown', { fields: ['application.municipalityCode'] })
  return { hospitalId: content.hospitalId, content, contentDigest: createHash('sha256').update(JSON.stringify(content)).digest('base64url'), termsVersion }
}

type Sent = Awaited<ReturnType<typeof checkSent>>

const insertUnderFreeNumber = async (tx: Transaction, sent: Sent & { setAside: boolean }, codeDigest: string): Promise<{ id: string; number: string }> => {
  for (let i = 0; i < NUMBER_TRIES; i++) {
    const number = readableWord(2)
    const id = await insertApplication(tx, { ...sent, number, codeDigest })
    if (id !== undefined) return { id, number }
  }
  return refuse('too_many_requests')
}

/**
 * 利用申込 (要綱7条). The same answer whether or not the hospital uses the system, or has applied before: nobody learns of
 * others from here. `counted` limits who sends how often, once the application is one; how many come from everywhere
 * together refuses nobody (decision 28).
 */
export const submitApplicationCommand = async (tx: Transaction, asked: Asked, counted: () => Promise<void>): Promise<{ number: string; code: string }> => {
  await refuseNames(tx, { note: asked.application.note })
  return asApplicant(tx, async () => {
    const sent = await checkSent(tx, asked)
    await counted()
    const code = readableWord(3)
    const codeDigest = digestOfCode(code) ?? ''
    await lockSending(tx, sent.contentDigest)
    const same = await lockSameApplication(tx, { contentDigest: sent.contentDigest, since: new Date(tx.now.getTime() - SAME_WITHIN_MS) })
    if (same !== undefined) {
      await updateReceipt(tx, same.id, codeDigest)
      return { number: same.number, code }
    }
    const dayBefore = new Date(tx.now.getTime() - DAY_MS)
    const setAside = isSetAside(await countApplicationsSince(tx, dayBefore))
    const isFirstAside = setAside && (await countSetAsideSince(tx, dayBefore)) === 0
    const wroteBefore = await countApplicationsSince(tx, dayBefore, sent.content.contact.email)
    const { id, number } = await insertUnderFreeNumber(tx, { ...sent, setAside }, codeDigest)
    await audit(tx, { act: 'application.submitted', subjectKind: 'application', subjectId: id })
    tellOfApplication(tx, id)
    // Of a flood the office is told once, by the first that is set aside.
    if (!setAside || isFirstAside) await addJob(tx, TELL_APPLICATION, { payload: { applicationId: id } })
    // Nobody's mailbox is filled by applications in their name, and none at all by a flood of them.
    if (wroteBefore === 0 && !setAside) await addJob(tx, MAIL_APPLICATION, { payload: { applicationId: id, about: 'received' } })
    return { number, code }
  })
}

type Receipt = { number: string; code: string }

/** As the system. A wrong number, a wrong code and none at all are one answer. */
const lockOwn = async (tx: Transaction, receipt: Receipt): Promise<ApplicationRow> => {
  const codeDigest = digestOfCode(receipt.code)
  const letters = receipt.number.normalize('NFKC').toLowerCase().replaceAll(/[\s\p{Pd}ー]/gu, '')
  const row = codeDigest === undefined ? undefined : await lockApplicationOf(tx, { number: letters.replaceAll(/(.{4})(?=.)/gu, '$1-'), codeDigest })
  return row ?? refuse('application_unknown', { fields: ['number', 'code'] })
}

export const readOwnApplicationCommand = (tx: Transaction, receipt: Receipt): Promise<OwnApplication> => asApplicant(tx, async () => asOwnApplication(await lockOwn(tx, receipt)))

/** Corrected, it waits anew. What it said before isn't looked through for names again. */
export const correctApplicationCommand = (tx: Transaction, { receipt, version, ...asked }: Asked & { receipt: Receipt; version: number }): Promise<OwnApplication> =>
  asApplicant(tx, async () => {
    const row = await lockOwn(tx, receipt)
    orRefuse(checkApplicationAct('correct', stateOfApplication(row)))
    if (row.version !== version) refuse('version_conflict')
    await refuseNames(tx, { note: asked.application.note }, { standing: { note: contentOfApplication(row).note } })
    await resubmitApplication(tx, row.id, await checkSent(tx, asked))
    await audit(tx, { act: 'application.corrected', subjectKind: 'application', subjectId: row.id })
    tellOfApplication(tx, row.id)
    if (row.state === 'returned') await addJob(tx, TELL_APPLICATION, { payload: { applicationId: row.id } })
    return asOwnApplication(await lockOwn(tx, receipt))
  })

export const withdrawApplicationCommand = (tx: Transaction, receipt: Receipt): Promise<OwnApplication> =>
  asApplicant(tx, async () => {
    const row = await lockOwn(tx, receipt)
    orRefuse(checkApplicationAct('withdraw', stateOfApplication(row)))
    await moveApplication(tx, row.id, { state: 'withdrawn' })
    await audit(tx, { act: 'application.withdrawn', subjectKind: 'application', subjectId: row.id })
    tellOfApplication(tx, row.id)
    return asOwnApplication(await lockOwn(tx, receipt))
  })
