import * as forms from '@tasuki/domain/account/seat-form/seat-form.contract'
import { formAccess, officerAccess, registerAccess, representativeAccess } from '../../platform/http/access'
import { serve, type ServedRoute } from '../../platform/http/serve'
import { acceptSeatFormCommand, returnSeatFormCommand } from './decide-seat-form'
import { asRepresentative } from './open-seat-form'
import { listOfficeForms } from './list-office-forms'
import { countFormsOf, selectFormsOf } from './seat-form.store'
import { asFormEntry, readSeatForm, settingsForForms } from './seat-form.view'
import { submitSeatFormCommand, withdrawSeatFormCommand } from './submit-seat-form'
import { deleteSeatFormCommand, saveSeatFormCommand, startSeatFormCommand } from './write-seat-form'

/** The three forms (様式1–3): the hospital's representative writes, the prefecture decides. */
export const seatFormRoutes: readonly ServedRoute[] = [
  serve(forms.listSeatFormsCall, representativeAccess, ({ query, runQuery }) =>
    runQuery(async (tx) => {
      const of = await settingsForForms(tx)
      const { hospitalId } = asRepresentative(tx)
      return { forms: (await selectFormsOf(tx, { hospitalId }, query)).map((row) => asFormEntry(row, of)), total: await countFormsOf(tx, hospitalId) }
    }),
  ),
  serve(forms.startSeatFormCall, representativeAccess, ({ body, runAndView }) => runAndView((tx) => startSeatFormCommand(tx, body.kind), readSeatForm)),
  serve(forms.getSeatFormCall, formAccess, ({ params, runQuery }) => runQuery((tx) => readSeatForm(tx, params.formId))),
  serve(forms.saveSeatFormCall, representativeAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => saveSeatFormCommand(tx, { ...params, ...body }),
      (tx) => readSeatForm(tx, params.formId),
    ),
  ),
  serve(forms.deleteSeatFormCall, representativeAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteSeatFormCommand(tx, params.formId)
      return null
    }),
  ),
  serve(forms.submitSeatFormCall, representativeAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => submitSeatFormCommand(tx, { ...params, ...body }),
      (tx) => readSeatForm(tx, params.formId),
    ),
  ),
  serve(forms.withdrawSeatFormCall, representativeAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => withdrawSeatFormCommand(tx, { ...params, ...body }),
      (tx) => readSeatForm(tx, params.formId),
    ),
  ),
  serve(forms.listOfficeSeatFormsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listOfficeForms(tx, query))),
  serve(forms.returnSeatFormCall, officerAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => returnSeatFormCommand(tx, { ...params, ...body }),
      (tx) => readSeatForm(tx, params.formId),
    ),
  ),
  serve(forms.acceptSeatFormCall, officerAccess, ({ params, body, runAndView }) =>
    runAndView(
      (tx) => acceptSeatFormCommand(tx, { ...params, ...body }),
      (tx) => readSeatForm(tx, params.formId),
    ),
  ),
]
