import { dangerouslyAsSystem, type Transaction } from '../../platform/db/transaction'
import { updateShortName } from '../account.store'

/** 略称 as the hospital wants to be called in lists. The caller has checked that it is the actor's own hospital. */
export const setShortName = (tx: Transaction, hospitalId: string, shortName: string): Promise<void> =>
  dangerouslyAsSystem(tx, 'a hospital says its own short name, the directory is written by the system alone', () => updateShortName(tx, hospitalId, shortName))
