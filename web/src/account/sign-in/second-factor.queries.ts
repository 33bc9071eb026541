import * as calls from '@tasuki/domain/account/sign-in/second-factor.contract'
import { callQuery, useCommand } from '../../platform/server-state'

const OWN = ['account', 'listFactors'] as const

/** Whether one was asked just now runs out by itself. */
export const ownFactorsQuery = { ...callQuery(OWN, calls.listFactorsCall, {}), refetchInterval: 60_000 }
export const signInSettingsQuery = callQuery(['account', 'getSignInSettings'], calls.getSignInSettingsCall, {})
export const factorHoldersQuery = (q: string) => callQuery(['account', 'listFactorHolders'], calls.listFactorHoldersCall, { query: q === '' ? {} : { q } })

const CHANGES = { changes: [OWN] }

export const useAskPasskey = () => useCommand(calls.askPasskeyCall)
export const useConfirmIdentity = () => useCommand(calls.confirmIdentityCall, CHANGES)
export const useStartTotp = () => useCommand(calls.startTotpCall)
export const useEnrolTotp = () => useCommand(calls.enrolTotpCall)
export const useStartPasskey = () => useCommand(calls.startPasskeyCall)
export const useEnrolPasskey = () => useCommand(calls.enrolPasskeyCall)
export const useStartCodeList = () => useCommand(calls.startCodeListCall)
export const useEnrolCodeList = () => useCommand(calls.enrolCodeListCall)
export const useRenewRecoveryCodes = () => useCommand(calls.renewRecoveryCodesCall, CHANGES)
export const useRemoveFactor = () => useCommand(calls.removeFactorCall, CHANGES)
export const useForgetDevices = () => useCommand(calls.forgetDevicesCall, CHANGES)
export const useSetFactorPolicy = () => useCommand(calls.setFactorPolicyCall, { changes: [['account', 'getSignInSettings']] })
export const useResetFactors = () => useCommand(calls.resetFactorsCall, { changes: [['account', 'listFactorHolders'], ['account', 'getSignInSettings']] })
