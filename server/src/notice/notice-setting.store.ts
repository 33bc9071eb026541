import type { NoticeSettings } from '@tasuki/domain/notice/notice-settings'
import type { Transaction } from '../platform/db/transaction'

export const findNoticeSettings = async (tx: Transaction, personId: string): Promise<unknown> =>
  (await tx.db.selectFrom('notice_setting').select('settings').where('person_id', '=', personId).executeTakeFirst())?.settings

export const saveNoticeSettings = async (tx: Transaction, personId: string, settings: NoticeSettings): Promise<void> => {
  const written = { settings: JSON.stringify(settings), changed_at: tx.now }
  await tx.db.insertInto('notice_setting').values({ person_id: personId, ...written }).onConflict((conflict) => conflict.column('person_id').doUpdateSet(written)).execute()
}

export const findDepartmentMail = async (tx: Transaction, hospitalId: string): Promise<boolean> =>
  (await tx.db.selectFrom('hospital_notice_setting').select('department_mail').where('hospital_id', '=', hospitalId).executeTakeFirst())?.department_mail ?? false

export const saveDepartmentMail = async (tx: Transaction, hospitalId: string, mail: boolean): Promise<void> => {
  const written = { department_mail: mail, changed_at: tx.now }
  await tx.db.insertInto('hospital_notice_setting').values({ hospital_id: hospitalId, ...written }).onConflict((conflict) => conflict.column('hospital_id').doUpdateSet(written)).execute()
}
