import * as calls from '@tasuki/domain/office/register/hospital-register.contract'
import type { AccountSetup } from '../../account/account-setup'
import { factorOwner, refuseUnlessFresh } from '../../account/sign-in/change-factors'
import { officerAccess, registerAccess } from '../../platform/http/access'
import { type ServedRequest, type ServedRoute, serve } from '../../platform/http/serve'
import { addHospitalCommand, changeHospitalUseCommand, correctHospitalCommand, handOverHospitalCommand } from './change-hospital'
import { addPrefecturePersonCommand, addRepresentativeCommand, changePersonRoleCommand, endPersonCommand, viewInvitedPerson } from './change-people'
import { getRegisteredHospital, listPeopleOfPrefecture, listRegisteredHospitals } from './hospital-register'

/**
 * Hospitals that join and leave, and who may sign in for them: the office's to do, the auditor's to read. Whom the system lets in, and as
 * whom, is changed only by an officer who has just shown who they are: a screen left open isn't enough.
 */
export const hospitalRegisterRoutes = (setup: AccountSetup): readonly ServedRoute[] => {
  const { sessions } = setup
  const confirm = ({ identity }: Pick<ServedRequest, 'identity'>): void => refuseUnlessFresh(setup, factorOwner(identity))
  return [
    serve(calls.listRegisteredHospitalsCall, registerAccess, ({ query, runQuery }) => runQuery((tx) => listRegisteredHospitals(tx, query))),
    serve(calls.getRegisteredHospitalCall, registerAccess, ({ params, runQuery }) => runQuery((tx) => getRegisteredHospital(tx, params.hospitalId))),
    serve(calls.addHospitalCall, officerAccess, ({ body, runAndView }) => runAndView((tx) => addHospitalCommand(tx, body), getRegisteredHospital)),
    serve(calls.correctHospitalCall, officerAccess, ({ params: { hospitalId }, body, runAndView }) => runAndView((tx) => correctHospitalCommand(tx, hospitalId, body), (tx) => getRegisteredHospital(tx, hospitalId))),
    serve(calls.changeHospitalUseCall, officerAccess, async ({ identity, params: { hospitalId }, body, runAndView }) => {
      confirm({ identity })
      return runAndView((tx) => changeHospitalUseCommand(tx, hospitalId, body.use), (tx) => getRegisteredHospital(tx, hospitalId))
    }),
    serve(calls.handOverCasesCall, officerAccess, ({ params: { hospitalId }, body, runAndView }) =>
      runAndView((tx) => handOverHospitalCommand(tx, { fromHospitalId: hospitalId, toHospitalId: body.toHospitalId }), (tx) => getRegisteredHospital(tx, hospitalId)),
    ),
    serve(calls.addRepresentativeCall, officerAccess, async ({ identity, params, body, runAndView }) => {
      confirm({ identity })
      return runAndView((tx) => addRepresentativeCommand(tx, sessions, { ...body, ...params }), viewInvitedPerson)
    }),
    serve(calls.addPrefecturePersonCall, officerAccess, async ({ identity, body, runAndView }) => {
      confirm({ identity })
      return runAndView((tx) => addPrefecturePersonCommand(tx, sessions, body), viewInvitedPerson)
    }),
    serve(calls.listPrefecturePeopleCall, registerAccess, ({ runQuery }) => runQuery(listPeopleOfPrefecture)),
    serve(calls.changePersonRoleCall, officerAccess, async ({ identity, params, body, runCommand }) => {
      confirm({ identity })
      return runCommand(async (tx) => {
        await changePersonRoleCommand(tx, params.personId, body.role)
        return null
      })
    }),
    serve(calls.deactivatePersonCall, officerAccess, async ({ identity, params, runCommand }) => {
      confirm({ identity })
      return runCommand(async (tx) => {
        await endPersonCommand(tx, sessions, params.personId)
        return null
      })
    }),
  ]
}
