import * as seats from '@tasuki/domain/account/seat/seat.contract'
import { officerAccess, registerAccess, representativeAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { giveSeatsCommand, readSeatBudget, setSeatBudgetCommand, takeSeatCommand } from './allot-seats'
import { readHospitalSeats } from './list-seats'
import { asRepresentative } from '../seat-form/open-seat-form'
import { remindSeatRenewalCommand } from './remind-renewals'
import { acceptSeatRenewalsCommand, answerSeatRenewalCommand, listSeatRenewals, readSeatRenewal } from './renew-seats'

/** Seats with their holders, the prefecture's budget, and what goes on next year. */
export const seatHolderRoutes: readonly ServedRoute[] = [
  serve(seats.listOwnSeatsCall, representativeAccess, ({ runQuery }) => runQuery((tx) => readHospitalSeats(tx, asRepresentative(tx).hospitalId))),
  serve(seats.listHospitalSeatsCall, registerAccess, ({ params, runQuery }) => runQuery((tx) => readHospitalSeats(tx, params.hospitalId))),
  serve(seats.getSeatBudgetCall, registerAccess, ({ runQuery }) => runQuery(readSeatBudget)),
  serve(seats.setSeatBudgetCall, officerAccess, ({ body, runAndView }) =>
    runAndView(
      (tx) => setSeatBudgetCommand(tx, body.seats, body.fiscalYear),
      readSeatBudget,
    ),
  ),
  serve(seats.giveSeatsCall, officerAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => giveSeatsCommand(tx, { ...params, ...body }),
      (tx) => readHospitalSeats(tx, params.hospitalId),
    ),
  ),
  serve(seats.takeSeatCall, officerAccess, ({ params, runAndView }) => runAndView((tx) => takeSeatCommand(tx, params.seatId), readHospitalSeats)),
  serve(seats.getSeatRenewalCall, representativeAccess, ({ runQuery }) => runQuery((tx) => readSeatRenewal(tx, asRepresentative(tx).hospitalId))),
  serve(seats.answerSeatRenewalCall, representativeAccess, ({ body, runAndView }) => runAndView((tx) => answerSeatRenewalCommand(tx, body), readSeatRenewal)),
  serve(seats.listSeatRenewalsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listSeatRenewals(tx, query.fiscalYear))),
  serve(seats.acceptSeatRenewalsCall, officerAccess, ({ body, runAndView }) =>
    runAndView(
      (tx) => acceptSeatRenewalsCommand(tx, body.renewals),
      (tx) => listSeatRenewals(tx),
    ),
  ),
  serve(seats.remindSeatRenewalCall, officerAccess, ({ params, runAndView }) =>
    runAndView(
      (tx) => remindSeatRenewalCommand(tx, params.hospitalId),
      (tx) => listSeatRenewals(tx),
    ),
  ),
]
