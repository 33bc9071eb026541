import * as codes from '@tasuki/domain/account/sign-in/access-code.contract'
import * as holders from '@tasuki/domain/account/people/account-holder.contract'
import * as sessions from '@tasuki/domain/account/sign-in/session.contract'
import { callQuery, useCommand } from '../../platform/server-state'

export const ownAccountQuery = callQuery(['account', 'getAccount'], holders.getAccountCall, {})
export const ownSessionsQuery = callQuery(['account', 'listSessions'], sessions.listSessionsCall, {})
export const personSessionsQuery = (personId: string) => callQuery(['account', 'listPersonSessions'], sessions.listPersonSessionsCall, { params: { personId } })
export const concurrentUsesQuery = callQuery(['account', 'listConcurrentUses'], holders.listConcurrentUsesCall, {})

const OWN = { changes: [['account', 'listSessions']] }
const OF_PEOPLE = { changes: [['account', 'listAccountHolders'], ['account', 'listPersonSessions']] }

export const useEndSession = () => useCommand(sessions.endSessionCall, OWN)
export const useEndOtherSessions = () => useCommand(sessions.endOtherSessionsCall, OWN)
export const useEndPersonSession = () => useCommand(sessions.endPersonSessionCall, OF_PEOPLE)
export const useEndPersonSessions = () => useCommand(sessions.endPersonSessionsCall, OF_PEOPLE)
export const useIssueAccessCode = () => useCommand(codes.issueAccessCodeCall, OF_PEOPLE)
export const useMailInvitation = () => useCommand(codes.mailInvitationCall, OF_PEOPLE)
export const useChangeContact = (done: () => void) => useCommand(holders.changeContactCall, { changes: [['account', 'getAccount'], ['account', 'getMe']], done })
export const useChangePassword = (done: () => void) => useCommand(holders.changePasswordCall, { ...OWN, done })
export const useSetSessionPolicy = (done: () => void) => useCommand(sessions.setSessionPolicyCall, { changes: [['account', 'getSessionPolicy']], done })
