import { estimateSeatsCall } from '@tasuki/domain/account/seat/seat-estimate.contract'
import * as terms from '@tasuki/domain/account/seat/seat-terms.contract'
import { officerAccess, publicAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { addClosedDayCommand, addPauseCommand, removeClosedDayCommand, removePauseCommand, removeSeatPriceCommand, setSeatPriceCommand } from './change-seat-terms'
import { answerSeatEstimate } from './estimate-seats'
import { getSeatTerms } from './seat-terms'

/** Seats (アカウント): deadlines and costs for anybody, their terms for the prefecture. */
export const seatRoutes: readonly ServedRoute[] = [
  serve(estimateSeatsCall, publicAccess, ({ query, runQuery }) => runQuery((tx) => answerSeatEstimate(tx, query))),
  serve(terms.getSeatTermsCall, publicAccess, ({ runQuery }) => runQuery(getSeatTerms)),
  serve(terms.addClosedDayCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => addClosedDayCommand(tx, body), getSeatTerms)),
  serve(terms.removeClosedDayCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => removeClosedDayCommand(tx, params.day), getSeatTerms)),
  serve(terms.addPauseCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => addPauseCommand(tx, body), getSeatTerms)),
  serve(terms.removePauseCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => removePauseCommand(tx, params.pauseId), getSeatTerms)),
  serve(terms.setSeatPriceCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => setSeatPriceCommand(tx, body), getSeatTerms)),
  serve(terms.removeSeatPriceCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => removeSeatPriceCommand(tx, params.fromMonth), getSeatTerms)),
]
