import { asMember } from '@tasuki/domain/account/account.policy'
import type { NoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { readNoticeSettings } from '@tasuki/domain/notice/notice-settings'
import { isMailAddress } from '@tasuki/domain/base/mail-address'
import { findOwnMailAddress } from '../account/people/colleagues'
import { audit } from '../platform/audit/write-audit'
import { dangerouslyAsSystem, type Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { announceOwnNotices } from './announce-notices'
import { ownPersonId } from './list-notices'
import { findDepartmentMail, findNoticeSettings, saveDepartmentMail, saveNoticeSettings } from './notice-setting.store'

type DepartmentAddress = (tx: Transaction, hospitalId: string) => Promise<string | undefined>

const usable = (address: string | undefined): string | null => (address !== undefined && isMailAddress(address) ? address : null)

export const getNoticeSettings = async (tx: Transaction, setup: { mailConfigured: boolean; departmentAddress: DepartmentAddress }) => {
  const personId = ownPersonId(tx)
  const { actor } = tx
  return {
    settings: readNoticeSettings(await findNoticeSettings(tx, personId)),
    mailConfigured: setup.mailConfigured,
    mailAddress: usable(await findOwnMailAddress(tx, personId)),
    department:
      actor.kind !== 'member'
        ? null
        : {
            address: usable(await dangerouslyAsSystem(tx, 'the own hospital’s department address, as the mails use it', () => setup.departmentAddress(tx, actor.hospitalId))),
            mail: await findDepartmentMail(tx, actor.hospitalId),
            mayChange: actor.role === 'representative',
          },
  }
}

/** A person's own wishes. */
export const changeNoticeSettingsCommand = async (tx: Transaction, settings: NoticeSettings): Promise<NoticeSettings> => {
  const personId = ownPersonId(tx)
  await saveNoticeSettings(tx, personId, settings)
  await audit(tx, { act: 'notice.settings_changed', subjectKind: 'person', subjectId: personId })
  announceOwnNotices(tx)
  return settings
}

/** The shared mailbox is told for everybody of the hospital, so its representative decides. */
export const changeDepartmentMailCommand = async (tx: Transaction, mail: boolean): Promise<{ mail: boolean }> => {
  const { hospitalId, role } = orRefuse(asMember(tx.actor))
  if (role !== 'representative') refuse('not_permitted')
  await saveDepartmentMail(tx, hospitalId, mail)
  await audit(tx, { act: 'notice.department_mail_changed', subjectKind: 'hospital', subjectId: hospitalId, data: { mail } })
  return { mail }
}
