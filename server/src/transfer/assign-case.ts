import { listActiveColleagues } from '../account/colleagues'
import type { Transaction } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { changeCase } from './change-case'
import { lockOwnCase } from './own-case'

/** 担当 and 副担当: people of the sending hospital; any colleague may set them (rule 82). */
export const assignCaseCommand = async (tx: Transaction, input: { caseId: string; personInChargeId: string | null; deputyId: string | null }): Promise<void> => {
  const current = await lockOwnCase(tx, input.caseId)
  const colleagues = new Set((await listActiveColleagues(tx)).map((person) => person.personId))
  const strangers = (['personInChargeId', 'deputyId'] as const).filter((field) => {
    const personId = input[field]
    return personId !== null && !colleagues.has(personId)
  })
  if (strangers.length > 0) refuse('invalid_input', { fields: [...strangers] })
  await changeCase(tx, current, {
    change: { person_in_charge_id: input.personInChargeId, deputy_id: input.deputyId },
    event: { kind: 'assigned', data: { personInChargeId: input.personInChargeId, deputyId: input.deputyId } },
  })
}
