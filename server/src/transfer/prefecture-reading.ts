import { readsForPrefecture } from '@tasuki/domain/account/actor'
import { audit } from '../platform/audit/write-audit'
import type { ServedRequest } from '../platform/http/serve'
import type { Transaction } from '../platform/db/transaction'

export type ReadCases = readonly { id: string; senderHospitalId: string }[]

/** `isSearch`: what was sought tells of patients also where no case came, by its total if nothing else. */
type Reading<T> = { act: 'case.listed' | 'case.history_read'; isSearch?: true; read: (tx: Transaction) => Promise<{ answer: T; cases: ReadCases }> }

/**
 * A read of cases. The prefecture may read everything, and each of its reads is written down for the hospitals it
 * concerns (要綱24条, 26条); so it is a command, where a hospital's is a plain query.
 */
export const readCases = <T>({ actor, runQuery, runCommand }: Pick<ServedRequest, 'actor' | 'runQuery' | 'runCommand'>, { act, isSearch, read }: Reading<T>): Promise<T> => {
  if (!readsForPrefecture(actor)) return runQuery(async (tx) => (await read(tx)).answer)
  return runCommand(async (tx) => {
    const { answer, cases } = await read(tx)
    if (isSearch || cases.length > 0) {
      await audit(tx, {
        act,
        subjectKind: 'case',
        ...(cases.length === 1 && { subjectId: cases[0]?.id }),
        concerns: [...new Set(cases.map((one) => one.senderHospitalId))],
        data: { caseIds: cases.map((one) => one.id) },
      })
    }
    return answer
  })
}
