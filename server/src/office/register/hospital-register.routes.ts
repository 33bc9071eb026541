import * as calls from '@tasuki/domain/office/register/hospital-register.contract'
import { officerAccess, registerAccess } from '../../platform/http/access'
import { type ServedRoute, serve } from '../../platform/http/serve'
import type { SessionService } from '../../platform/session/session-service'
import { addHospitalCommand, changeHospitalUseCommand, correctHospitalCommand, handOverHospitalCommand } from './change-hospital'
import { addPersonCommand, changePersonRoleCommand, endPersonCommand, viewInvitedPerson } from './change-people'
import { getRegisteredHospital, listPeopleOfPrefecture, listRegisteredHospitals } from './hospital-register'

/** Hospitals that join and leave, and who may sign in for them: the office's to do, the auditor's to read. */
export const hospitalRegisterRoutes = (sessions: SessionService): readonly ServedRoute[] => {
  return [
    serve(calls.listRegisteredHospitalsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listRegisteredHospitals(tx, query))),
    serve(calls.getRegisteredHospitalCall, registerAccess, ({ params, runQuery }) => runQuery((tx) => getRegisteredHospital(tx, params.hospitalId))),
    serve(calls.addHospitalCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => addHospitalCommand(tx, body), getRegisteredHospital)),
    serve(calls.correctHospitalCall, officerAccess, ({ params: { hospitalId }, body, runAndView }) => runAndView((tx) => correctHospitalCommand(tx, hospitalId, body), (tx) => getRegisteredHospital(tx, hospitalId))),
    serve(calls.changeHospitalUseCall, officerAccess, ({ params: { hospitalId }, body, runAndView }) => runAndView((tx) => changeHospitalUseCommand(tx, hospitalId, body.use), (tx) => getRegisteredHospital(tx, hospitalId))),
    serve(calls.handOverCasesCall, officerAccess, ({ params: { hospitalId }, body, runAndView }) =>
      runAndView((tx) => handOverHospitalCommand(tx, { fromHospitalId: hospitalId, toHospitalId: body.toHospitalId }), (tx) => getRegisteredHospital(tx, hospitalId)),
    ),
    serve(calls.addRepresentativeCall, officerAccess, ({ params, body, runAndView }) => runAndView((tx) => addPersonCommand(tx, sessions, { ...body, hospitalId: params.hospitalId, role: 'representative' }), viewInvitedPerson)),
    serve(calls.addPrefecturePersonCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => addPersonCommand(tx, sessions, { ...body, hospitalId: null }), viewInvitedPerson)),
    serve(calls.listPrefecturePeopleCall, registerAccess, ({ runQuery }) => runQuery(listPeopleOfPrefecture)),
    serve(calls.changePersonRoleCall, officerAccess, ({ params, body, runCommand }) =>
      runCommand(async (tx) => {
        await changePersonRoleCommand(tx, params.personId, body.role)
        return null
      }),
    ),
    serve(calls.deactivatePersonCall, officerAccess, ({ params, runCommand }) =>
      runCommand(async (tx) => {
        await endPersonCommand(tx, sessions, params.personId)
        return null
      }),
    ),
  ]
}
