import * as calls from '@tasuki/domain/office/application/hospital-application.contract'
import type { AccountSetup } from '../../account/account-setup'
import { factorOwner, refuseUnlessFresh } from '../../account/sign-in/change-factors'
import { servedPrefecture } from '../../facility/served-prefecture'
import { officerAccess, publicAccess, registerAccess } from '../../platform/http/access'
import { serve, serveKeepingKey, type ServedRoute } from '../../platform/http/serve'
import { correctApplicationCommand, readOwnApplicationCommand, submitApplicationCommand, withdrawApplicationCommand } from './apply-to-join'
import { acceptApplicationCommand, refuseApplicationCommand, returnApplicationCommand } from './decide-application'
import { findJoinableHospitals, getApplication, listApplications } from './hospital-application.view'

/** What sending and guessing are counted by, besides the address: a guess by the application that it is at. */
const SENT_KEY = '\napply'
const receiptKey = (number: string): string => `\napplication ${number.normalize('NFKC').toLowerCase().replaceAll(/[^a-z0-9]/gu, '').slice(0, 20)}`

/** 利用申込 (要綱7条): sent by anybody, decided by the prefecture. What holds a receipt's code is never kept as an answer. */
export const hospitalApplicationRoutes = (setup: AccountSetup): readonly ServedRoute[] => {
  const { sessions } = setup
  return [
    serve(calls.findJoinableHospitalsCall, publicAccess, ({ query, runQuery }) => runQuery((tx) => findJoinableHospitals(tx, query.q))),
    serve(calls.listJoinMunicipalitiesCall, publicAccess, () => Promise.resolve({ municipalities: servedPrefecture().municipalities.map(({ code, name }) => ({ code, name })) })),
    serveKeepingKey(calls.submitApplicationCall, publicAccess, ({ body, address, runCommand }) => runCommand((tx) => submitApplicationCommand(tx, body, () => sessions.counted({ key: SENT_KEY, address })))),
    serveKeepingKey(calls.readOwnApplicationCall, publicAccess, ({ body, address, runCommand }) => sessions.throttled({ key: receiptKey(body.number), address }, () => runCommand((tx) => readOwnApplicationCommand(tx, body)))),
    serveKeepingKey(calls.correctApplicationCall, publicAccess, async ({ body, address, runCommand }) => {
      const { number, code, ...asked } = body
      const receipt = { number, code }
      // A receipt in hand is counted as a guess; a field that is missing isn't.
      await sessions.throttled({ key: receiptKey(body.number), address }, () => runCommand((tx) => readOwnApplicationCommand(tx, receipt)))
      return runCommand((tx) => correctApplicationCommand(tx, { receipt, ...asked }))
    }),
    serveKeepingKey(calls.withdrawApplicationCall, publicAccess, async ({ body, address, runCommand }) => sessions.throttled({ key: receiptKey(body.number), address }, () => runCommand((tx) => withdrawApplicationCommand(tx, body)))),
    serve(calls.listApplicationsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listApplications(tx, query))),
    serve(calls.getApplicationCall, registerAccess, ({ params, runQuery }) => runQuery((tx) => getApplication(tx, params.applicationId))),
    serve(calls.acceptApplicationCall, officerAccess, async ({ identity, params, body, runAndView }) => {
      // It makes a representative of somebody whom the form alone names.
      refuseUnlessFresh(setup, factorOwner(identity))
      return runAndView(
        (tx) => acceptApplicationCommand(tx, sessions, { ...params, ...body }),
        async (tx, { invitedBy }) => ({ application: await getApplication(tx, params.applicationId), invitedBy }),
      )
    }),
    serve(calls.returnApplicationCall, officerAccess, ({ params, body, runAndView }) =>
      runAndView(
        (tx) => returnApplicationCommand(tx, { ...params, ...body }),
        (tx) => getApplication(tx, params.applicationId),
      ),
    ),
    serve(calls.refuseApplicationCall, officerAccess, ({ params, body, runAndView }) =>
      runAndView(
        (tx) => refuseApplicationCommand(tx, { ...params, ...body }),
        (tx) => getApplication(tx, params.applicationId),
      ),
    ),
  ]
}
