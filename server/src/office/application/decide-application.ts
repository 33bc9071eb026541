import { checkApplicationAct, checkUnrepresented } from '@tasuki/domain/office/application/hospital-application.rules'
import { cutTo } from '@tasuki/domain/base/text'
import type { HospitalApplication } from '@tasuki/domain/office/application/hospital-application.contract'
import { enterPersonCommand } from '../../account/people/enter-person'
import { findHospitalUses } from '../../account/hospital/find-hospitals'
import { invitePersonCommand } from '../../account/people/invite-person'
import { startHospitalUseCommand } from '../../account/hospital/start-hospital-use'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { addJob } from '../../platform/jobs/add-job'
import { orRefuse, refuse } from '../../platform/refused'
import { byWhom } from '../../platform/session/identity'
import type { SessionService } from '../../platform/session/session-service'
import { addHospitalCommand } from '../register/change-hospital'
import { MAIL_APPLICATION } from './hospital-application.job'
import { type ApplicationRow, lockApplication, moveApplication } from './hospital-application.store'
import { contentOfApplication, representedBy, stateOfApplication } from './hospital-application.view'
import { tellOfApplication } from './tell-of-application'

const asOffice = <T>(tx: Transaction, work: () => Promise<T>): Promise<T> => dangerouslyAsSystem(tx, 'the office decides who joins', work)

/** As the system: what was sent, as the officer has read it. */
const lockToDecide = async (tx: Transaction, of: { applicationId: string; version: number }): Promise<ApplicationRow> => {
  const row = (await lockApplication(tx, of.applicationId)) ?? refuse('not_found')
  orRefuse(checkApplicationAct('decide', stateOfApplication(row)))
  return row.version === of.version ? row : refuse('version_conflict')
}

/** The applicant by mail, the office's open pages at once. */
const answer = async (tx: Transaction, applicationId: string): Promise<void> => {
  tellOfApplication(tx, applicationId)
  await addJob(tx, MAIL_APPLICATION, { payload: { applicationId, about: 'answered' } })
}

const SHORT_NAME = 40

/** The directory's hospital: as applied for, as the officer has recognised it, or entered now. */
const hospitalFor = async (tx: Transaction, row: ApplicationRow, { content, chosen }: { content: HospitalApplication; chosen: string | null }): Promise<string> => {
  const known = row.hospital_id ?? chosen
  if (known === null)
    return addHospitalCommand(tx, { name: content.hospitalName, nameKana: '', shortName: cutTo(content.hospitalName, SHORT_NAME), municipalityCode: content.municipalityCode, corporation: '', phone: '' })
  return (await findHospitalUses(tx, [known])).has(known) ? known : refuse('not_found')
}

/**
 * 受理: the hospital's use begins and its first 代表者 is invited, by a link to their own mailbox or by a code from the
 * office (rule 38); nobody ever sees a password of theirs. Both or neither. A hospital whose people act again with its use
 * goes on with the 代表者 it had, if the public form names them, and gets no other from whoever filled it in.
 */
export const acceptApplicationCommand = (tx: Transaction, sessions: SessionService, of: { applicationId: string; version: number; hospitalId: string | null }): Promise<{ invitedBy: 'mail' | 'code' | 'known' }> =>
  asOffice(tx, async () => {
    const row = await lockToDecide(tx, of)
    const content = contentOfApplication(row)
    const hospitalId = await hospitalFor(tx, row, { content, chosen: of.hospitalId })
    await startHospitalUseCommand(tx, hospitalId)
    const { by, namedId } = await representedBy(tx, { hospitalId, application: content })
    orRefuse(checkUnrepresented(by))
    const { name, kana, department, email, sharedMailbox } = content.representative
    const personId = namedId ?? (await enterPersonCommand(tx, sessions, { hospitalId, role: 'representative', displayName: name, displayKana: kana, department, email, sharedMailbox })).personId
    await moveApplication(tx, row.id, { state: 'accepted', hospitalId, representativeId: personId, decidedBy: byWhom(tx) })
    await audit(tx, { act: 'application.accepted', subjectKind: 'application', subjectId: row.id, concerns: [hospitalId], data: { hospitalId, personId } })
    await answer(tx, row.id)
    return { invitedBy: namedId === null ? (await invitePersonCommand(tx, { personId })).way : 'known' }
  })

type Answered = { applicationId: string; version: number; comment: string }

const readComment = async (tx: Transaction, comment: string): Promise<string> => {
  await refuseNames(tx, { comment })
  return comment.trim() === '' ? refuse('required_fields_missing', { fields: ['comment'] }) : comment.trim()
}

/** 差戻し: the applicant reads the comment with number and code, corrects and sends anew. */
export const returnApplicationCommand = async (tx: Transaction, of: Answered): Promise<void> => {
  const comment = await readComment(tx, of.comment)
  await asOffice(tx, async () => {
    const row = await lockToDecide(tx, of)
    await moveApplication(tx, row.id, { state: 'returned', comment })
    await audit(tx, { act: 'application.returned', subjectKind: 'application', subjectId: row.id })
    await answer(tx, row.id)
  })
}

/** 不受理 */
export const refuseApplicationCommand = async (tx: Transaction, of: Answered): Promise<void> => {
  const comment = await readComment(tx, of.comment)
  await asOffice(tx, async () => {
    const row = await lockToDecide(tx, of)
    await moveApplication(tx, row.id, { state: 'refused', comment, decidedBy: byWhom(tx) })
    await audit(tx, { act: 'application.refused', subjectKind: 'application', subjectId: row.id })
    await answer(tx, row.id)
  })
}
