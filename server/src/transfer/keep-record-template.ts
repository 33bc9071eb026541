import { asMember } from '@tasuki/domain/account/account.policy'
import { MAX_TEMPLATES } from '@tasuki/domain/talk/message-template.contract'
import type { CaseRecord } from '@tasuki/domain/transfer/case-record'
import { withoutPerson } from '@tasuki/domain/transfer/record-fields'
import type { RecordTemplate } from '@tasuki/domain/transfer/record-template.contract'
import { nameOfActor } from '../account/name-of-actor'
import { refuseNames } from '../names/refuse-names'
import { audit } from '../platform/audit/write-audit'
import type { Transaction } from '../platform/db/transaction'
import { orRefuse, refuse } from '../platform/refused'
import { checkRecord } from './check-record'
import { countTemplateUse, findRecordTemplate, insertRecordTemplate, lockRecordTemplate, type RecordTemplateRow, removeRecordTemplate, selectRecordTemplates, updateRecordTemplate } from './record-template.store'

const viewOf = (row: RecordTemplateRow): RecordTemplate => ({ id: row.id, name: row.name, record: row.record, version: row.version, updatedAt: row.updated_at.toISOString(), updatedBy: row.updated_by, used: { count: row.used_count, lastAt: row.last_used_at?.toISOString() ?? null, lastBy: row.last_used_by } })

const written = async (tx: Transaction, act: string, id: string): Promise<void> => audit(tx, { act: `record_template.${act}`, subjectKind: 'record_template', subjectId: id })

export const listRecordTemplates = async (tx: Transaction): Promise<RecordTemplate[]> => (await selectRecordTemplates(tx)).map(viewOf)

export const getRecordTemplate = async (tx: Transaction, id: string): Promise<RecordTemplate> => viewOf((await findRecordTemplate(tx, id)) ?? refuse('not_found'))

/** Keeps a record as a template, checked as any record is, without what is one patient's alone. */
export const saveRecordTemplateCommand = async (tx: Transaction, given: { name: string; record: CaseRecord }): Promise<string> => {
  const { hospitalId } = orRefuse(asMember(tx.actor))
  const record = withoutPerson(given.record)
  await refuseNames(tx, { name: given.name })
  await checkRecord(tx, record)
  if ((await selectRecordTemplates(tx)).length >= MAX_TEMPLATES) refuse('too_many_saved', { most: MAX_TEMPLATES })
  const row = await insertRecordTemplate(tx, { hospital_id: hospitalId, name: given.name.trim(), record, updated_by: await nameOfActor(tx) })
  await written(tx, 'saved', row.id)
  return row.id
}

/** Another name or other contents, on what stands: who saves on an older one is told so. */
export const changeRecordTemplateCommand = async (tx: Transaction, to: { templateId: string; name: string; version: number; record?: CaseRecord | undefined }): Promise<void> => {
  const standing = (await lockRecordTemplate(tx, to.templateId)) ?? refuse('not_found')
  if (standing.version !== to.version) refuse('version_conflict', { version: standing.version })
  await refuseNames(tx, { name: to.name }, { standing: { name: standing.name } })
  const record = to.record === undefined ? standing.record : withoutPerson(to.record)
  if (to.record !== undefined) await checkRecord(tx, record, standing.record)
  const row = await updateRecordTemplate(tx, standing, { name: to.name.trim(), record, updated_by: await nameOfActor(tx) })
  await written(tx, 'changed', row.id)
}

/** Counted without a new version: nobody's open edit is overtaken by a colleague's use. */
export const noteTemplateUseCommand = async (tx: Transaction, templateId: string): Promise<void> => {
  const standing = (await lockRecordTemplate(tx, templateId)) ?? refuse('not_found')
  await countTemplateUse(tx, standing, await nameOfActor(tx))
  await written(tx, 'used', standing.id)
}

export const deleteRecordTemplateCommand = async (tx: Transaction, templateId: string): Promise<void> => {
  if ((await lockRecordTemplate(tx, templateId)) === undefined) refuse('not_found')
  await removeRecordTemplate(tx, templateId)
  await written(tx, 'deleted', templateId)
}
