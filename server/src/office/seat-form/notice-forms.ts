import { noticePath } from '@tasuki/domain/notice/notice-path'
import { findFormHospitals } from '../../account/seat-form/find-forms'
import type { NoticeSubjects } from '../../notice/notice-subject'

/** 様式1–3 as notices point at them: the prefecture at its queue, the hospital at its own form. */
export const formNotices: NoticeSubjects = {
  kind: 'form',
  seen: async (tx, ids) =>
    new Map((await findFormHospitals(tx, ids)).map((form) => [form.id, { path: tx.actor.kind === 'officer' ? noticePath.officeForm(form.id) : noticePath.ownForm(form.id), caseCode: null, hospitalName: form.shortName }])),
}
