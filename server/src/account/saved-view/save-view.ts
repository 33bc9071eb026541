import { unescape } from 'node:querystring'
import { hospitalOf } from '@tasuki/domain/account/account.policy'
import { MAX_SAVED_VIEWS, type SavedView } from '@tasuki/domain/account/saved-view/saved-view.contract'
import { refuseNames } from '../../names/refuse-names'
import { audit } from '../../platform/audit/write-audit'
import type { Transaction } from '../../platform/db/transaction'
import { refuse } from '../../platform/refused'
import { personIdOf } from '../../platform/session/identity'
import { findSavedView, insertSavedView, lockSavedView, removeSavedView, type SavedViewRow, selectSavedViews, updateSavedView } from './saved-view.store'

const viewOf = (row: SavedViewRow, personId: string | undefined): SavedView => ({
  id: row.id,
  page: row.page,
  name: row.name,
  search: row.search,
  shared: row.shared,
  own: row.person_id === personId,
  updatedAt: row.updated_at.toISOString(),
})

export const listSavedViews = async (tx: Transaction, page: string | undefined): Promise<SavedView[]> => (await selectSavedViews(tx, page)).map((row) => viewOf(row, personIdOf(tx.actor)))

/** As it stands; one that the actor doesn't see isn't there. */
export const getSavedView = async (tx: Transaction, viewId: string): Promise<SavedView> => viewOf((await findSavedView(tx, viewId)) ?? refuse('not_found'), personIdOf(tx.actor))

/** What was searched for may stand in the view; a patient's name may not (要綱6条1号), whatever else stands there half encoded. */
const decoded = (search: string): string => unescape(search.replaceAll('+', ' '))

const checkTexts = (tx: Transaction, given: { name: string; search: string }): Promise<void> => refuseNames(tx, { name: given.name, search: decoded(given.search) })

/** Keeps the state of a list under a name, for this person or for the whole house. Answers with its id. */
export const saveViewCommand = async (tx: Transaction, given: { page: string; name: string; search: string; shared: boolean }): Promise<string> => {
  const personId = personIdOf(tx.actor) ?? refuse('not_signed_in')
  await checkTexts(tx, given)
  if ((await selectSavedViews(tx, given.page)).filter((row) => row.person_id === personId).length >= MAX_SAVED_VIEWS) refuse('too_many_saved', { most: MAX_SAVED_VIEWS })
  const row = await insertSavedView(tx, { ...given, name: given.name.trim(), hospital_id: hospitalOf(tx.actor) ?? null, person_id: personId })
  await audit(tx, { act: 'saved_view.saved', subjectKind: 'saved_view', subjectId: row.id, data: { page: row.page, shared: row.shared } })
  return row.id
}

export const changeSavedViewCommand = async (tx: Transaction, to: { viewId: string; name: string; search: string; shared: boolean }): Promise<void> => {
  const { viewId, ...given } = to
  const standing = (await lockSavedView(tx, viewId)) ?? refuse('not_found')
  // Taken out of sharing, a colleague's view would be gone for whoever did it.
  if (standing.person_id !== personIdOf(tx.actor) && !given.shared) refuse('not_permitted')
  await checkTexts(tx, given)
  await updateSavedView(tx, viewId, { ...given, name: given.name.trim() })
  await audit(tx, { act: 'saved_view.changed', subjectKind: 'saved_view', subjectId: viewId, data: { page: standing.page, shared: given.shared } })
}

export const deleteSavedViewCommand = async (tx: Transaction, viewId: string): Promise<void> => {
  const standing = (await lockSavedView(tx, viewId)) ?? refuse('not_found')
  await removeSavedView(tx, viewId)
  await audit(tx, { act: 'saved_view.deleted', subjectKind: 'saved_view', subjectId: viewId, data: { page: standing.page, shared: standing.shared } })
}
