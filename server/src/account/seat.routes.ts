import { estimateSeatsCall } from '@tasuki/domain/account/seat-estimate.contract'
import * as terms from '@tasuki/domain/account/seat-terms.contract'
import { officerAccess, publicAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { thenRead } from '../platform/http/then-read'
import type { Transaction } from '../platform/db/transaction'
import { addClosedDayCommand, addPauseCommand, removeClosedDayCommand, removePauseCommand, removeSeatPriceCommand, setSeatPriceCommand } from './change-seat-terms'
import { answerSeatEstimate } from './estimate-seats'
import { getSeatTerms } from './seat-terms'

const thenTerms = (act: (tx: Transaction) => Promise<void>) => thenRead(act, getSeatTerms)

/** Seats (アカウント): deadlines and costs for anybody, their terms for the prefecture. */
export const seatRoutes: readonly ServedRoute[] = [
  serve(estimateSeatsCall, publicAccess, ({ query, runQuery }) => runQuery((tx) => answerSeatEstimate(tx, query))),
  serve(terms.getSeatTermsCall, publicAccess, ({ runQuery }) => runQuery(getSeatTerms)),
  serve(terms.addClosedDayCall, officerAccess, ({ body, runCommand }) => runCommand(thenTerms((tx) => addClosedDayCommand(tx, body)))),
  serve(terms.removeClosedDayCall, officerAccess, ({ params, runCommand }) => runCommand(thenTerms((tx) => removeClosedDayCommand(tx, params.day)))),
  serve(terms.addPauseCall, officerAccess, ({ body, runCommand }) => runCommand(thenTerms((tx) => addPauseCommand(tx, body)))),
  serve(terms.removePauseCall, officerAccess, ({ params, runCommand }) => runCommand(thenTerms((tx) => removePauseCommand(tx, params.pauseId)))),
  serve(terms.setSeatPriceCall, officerAccess, ({ body, runCommand }) => runCommand(thenTerms((tx) => setSeatPriceCommand(tx, body)))),
  serve(terms.removeSeatPriceCall, officerAccess, ({ params, runCommand }) => runCommand(thenTerms((tx) => removeSeatPriceCommand(tx, params.fromMonth)))),
]
