import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { withReader } from '../../platform/db/transaction'
import { enrollingAccess, officerAccess, oversightAccess, publicAccess, showingAccess, signedInAccess } from '../../platform/http/access'
import { serve, type ServedRequest, type ServedRoute } from '../../platform/http/serve'
import { refuse } from '../../platform/refused'
import type { Enrolment, SecondFactors, Shower } from '../../platform/session/second-factor'
import type { AccountSetup } from '../account-setup'
import { enrolCommand, type FactorHouse, type FactorOwner, factorOwner, forgetDevicesCommand, listOwnFactors, refuseDeviceName, refuseUnlessFresh, removeFactorCommand, renewRecoveryCodesCommand } from './change-factors'
import { findLoginId } from './factor.store'
import { resetFactorsCommand } from './reset-factors'
import { confirmIdentity, describeStep, passSecondStep } from './second-step'
import { setFactorPolicyCommand } from './set-factor-policy'
import { listFactorHolders, readSignInSettings } from './sign-in-settings'

/** Of whom the codes are, as an authenticator app shows it. */
const ISSUER = 'Tasuki'

/** Whose change it is, who has just shown what they have. */
const changer = (house: FactorHouse, { identity }: Pick<ServedRequest, 'identity'>): FactorOwner => {
  const owner = factorOwner(identity)
  refuseUnlessFresh(house, owner)
  return owner
}

const loginIdOf = async (house: FactorHouse, { actor }: FactorOwner): Promise<string> => (await withReader(house.database, actor, (tx) => findLoginId(tx, actor.personId))) ?? refuse('not_signed_in')

type EnrolRequest = Pick<ServedRequest, 'identity' | 'address' | 'setCookie'> & { body: { label?: string; code?: string } }

const enrol = async (house: FactorHouse, request: EnrolRequest, plan: (of: Shower, factors: SecondFactors) => Promise<Enrolment>) => {
  const owner = changer(house, request)
  await refuseDeviceName(house, owner, request.body.label ?? '')
  const { recoveryCodes, cookie } = await enrolCommand(house, owner, await plan({ ...owner.login, address: request.address }, house.factors))
  if (cookie !== undefined) request.setCookie(cookie)
  return { recoveryCodes }
}

/**
 * The second factor (要綱22条). None of these answers is kept for a repeated request: they carry secrets, hence commands of
 * their own instead of `runCommand`.
 */
export const factorRoutes = (setup: AccountSetup): ServedRoute[] => {
  const house: FactorHouse = { database: setup.database, factors: setup.factors }
  const { factors } = house
  return [
    serve(calls.getSecondStepCall, publicAccess, async ({ identity: { waiting } }) => ({
      next: waiting === undefined ? null : await describeStep(factors, { step: waiting.step, authUserId: waiting.login.authUserId }),
    })),
    serve(calls.passSecondStepCall, showingAccess, async ({ identity, body, address, userAgent, cookieHeader, setCookie }) => {
      const waiting = identity.waiting ?? refuse('not_signed_in')
      for (const cookie of await passSecondStep({ ...house, sessions: setup.sessions }, waiting, { ...body, address, userAgent, cookieHeader })) setCookie(cookie)
      return null
    }),
    serve(calls.askPasskeyCall, showingAccess, async ({ identity }) => ({ options: await factors.askPasskey(identity.waiting?.login ?? identity.login ?? refuse('not_signed_in')) })),
    serve(calls.confirmIdentityCall, signedInAccess, async ({ identity, body, address }) => {
      await confirmIdentity(factors, identity, { ...body, address })
      return null
    }),

    serve(calls.listFactorsCall, enrollingAccess, ({ identity }) => listOwnFactors(house, factorOwner(identity))),
    serve(calls.startTotpCall, enrollingAccess, async (request) => {
      const owner = changer(house, request)
      return factors.startTotp(owner.login, { issuer: ISSUER, label: await loginIdOf(house, owner) })
    }),
    serve(calls.enrolTotpCall, enrollingAccess, (request) => enrol(house, request, (of) => factors.planTotp(of, request.body))),
    serve(calls.startPasskeyCall, enrollingAccess, async (request) => {
      const owner = changer(house, request)
      return { options: await factors.startPasskey(owner.login, await loginIdOf(house, owner)) }
    }),
    serve(calls.enrolPasskeyCall, enrollingAccess, (request) => enrol(house, request, (of) => factors.planPasskey(of, request.body))),
    serve(calls.startCodeListCall, enrollingAccess, async (request) => ({ codes: await factors.startCodeList(changer(house, request).login) })),
    serve(calls.enrolCodeListCall, enrollingAccess, (request) => enrol(house, request, (of) => factors.planCodeList(of, request.body))),
    serve(calls.renewRecoveryCodesCall, signedInAccess, async (request) => ({ codes: await renewRecoveryCodesCommand(house, changer(house, request)) })),
    serve(calls.removeFactorCall, signedInAccess, async (request) => {
      const owner = changer(house, request)
      await removeFactorCommand(house, owner, request.params.factorId)
      return listOwnFactors(house, owner)
    }),
    serve(calls.forgetDevicesCall, signedInAccess, async ({ identity }) => {
      const owner = factorOwner(identity)
      await forgetDevicesCommand(house, owner)
      return listOwnFactors(house, owner)
    }),

    serve(calls.getSignInSettingsCall, officerAccess, ({ runQuery }) => runQuery((tx) => readSignInSettings(tx, { factors, isDemo: setup.demo }))),
    serve(calls.setFactorPolicyCall, officerAccess, async ({ identity, body, runAndView }) => {
      changer(house, { identity })
      return runAndView(
        (tx) => setFactorPolicyCommand(tx, body.policy),
        (tx) => readSignInSettings(tx, { factors, isDemo: setup.demo }),
      )
    }),
    serve(calls.listFactorHoldersCall, oversightAccess, ({ query, runQuery }) => runQuery((tx) => listFactorHolders(tx, factors, query.q ?? ''))),
    serve(calls.resetFactorsCall, oversightAccess, ({ identity, params, runCommand }) => {
      changer(house, { identity })
      return runCommand(async (tx) => {
        await resetFactorsCommand(tx, factors, params)
        return null
      })
    }),
  ]
}
