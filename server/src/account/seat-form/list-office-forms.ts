import type { listOfficeSeatFormsCall } from '@tasuki/domain/account/seat-form/seat-form.contract'
import type { z } from 'zod'
import type { Transaction } from '../../platform/db/transaction'
import { countOfficeForms, type FormsAsked, selectDecidedForms, selectWaitingForms } from './seat-form.store'
import { asFormEntry, settingsForForms } from './seat-form.view'

type OfficeForms = z.input<(typeof listOfficeSeatFormsCall)['output']>

const LAST = '9999-12-31'

/** 様式1–3 as the prefecture works them off: what is due first stands first, as deadlines are reckoned and not as it came in (要綱9, 10, 12条). */
export const listOfficeForms = async (tx: Transaction, { limit, offset, ...asked }: FormsAsked & { limit: number; offset: number }): Promise<OfficeForms> => {
  const of = await settingsForForms(tx)
  const isFiltered = asked.kind !== undefined || asked.hospitalId !== undefined || (asked.q ?? '').trim() !== ''
  const inQueue = (await selectWaitingForms(tx, {})).map((row) => asFormEntry(row, of))
  const counts = { waiting: inQueue.length, late: inQueue.filter(({ late }) => late).length, today: of.today }
  if (asked.state !== 'submitted') return { forms: (await selectDecidedForms(tx, asked, { limit, offset })).map((row) => asFormEntry(row, of)), total: await countOfficeForms(tx, asked), ...counts }
  const found = isFiltered ? (await selectWaitingForms(tx, asked)).map((row) => asFormEntry(row, of)) : inQueue
  const ordered = found.sort((one, other) => ((one.dueDay ?? LAST) < (other.dueDay ?? LAST) ? -1 : (one.dueDay ?? LAST) > (other.dueDay ?? LAST) ? 1 : 0))
  return { forms: ordered.slice(offset, offset + limit), total: ordered.length, ...counts }
}
