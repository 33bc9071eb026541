import type { Actor } from '@tasuki/domain/account/actor'
import type { listCasesCall } from '@tasuki/domain/transfer/case-list.contract'
import type { z } from 'zod'
import { personIdOf } from '../platform/session/identity'
import { listFilterOf, type VisibleCases } from './list-cases'

type Query = Omit<z.output<typeof listCasesCall.query>, 'limit' | 'offset'>

/** What was asked for in an address, as the store takes it: the list on the screen and its table are the same rows. */
export const caseFilterOf = (actor: Actor, { scope = 'own', mine, ...query }: Query): Omit<VisibleCases, 'limit' | 'offset'> => ({
  scope,
  ...listFilterOf(query),
  inChargeId: mine === '1' ? personIdOf(actor) : undefined,
})
