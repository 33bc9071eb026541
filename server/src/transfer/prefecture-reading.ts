import { audit } from '../platform/audit/write-audit'
import type { ServedRequest } from '../platform/http/serve'
import type { Transaction } from '../platform/db/transaction'

export type ReadCases = readonly { id: string; senderHospitalId: string }[]

/**
 * A read of cases. The prefecture may read everything, and each of its reads is written down for the hospitals it
 * concerns (要綱24条, 26条); so it is a command, where a hospital's is a plain query.
 */
export const readCases = <T>(
  { actor, runQuery, runCommand }: Pick<ServedRequest, 'actor' | 'runQuery' | 'runCommand'>,
  reading: { act: 'case.listed' | 'case.history_read'; read: (tx: Transaction) => Promise<T>; casesIn: (answer: T) => ReadCases },
): Promise<T> => {
  if (actor.kind !== 'officer') return runQuery(reading.read)
  return runCommand(async (tx) => {
    const answer = await reading.read(tx)
    const cases = reading.casesIn(answer)
    if (cases.length > 0) {
      await audit(tx, {
        act: reading.act,
        subjectKind: 'case',
        ...(cases.length === 1 && { subjectId: cases[0]?.id }),
        concerns: [...new Set(cases.map((one) => one.senderHospitalId))],
        data: { caseIds: cases.map((one) => one.id) },
      })
    }
    return answer
  })
}
