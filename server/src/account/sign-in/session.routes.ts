import * as codes from '@tasuki/domain/account/sign-in/access-code.contract'
import * as holders from '@tasuki/domain/account/people/account-holder.contract'
import * as sessions from '@tasuki/domain/account/sign-in/session.contract'
import { officerAccess, oversightAccess, publicAccess, signedInAccess } from '../../platform/http/access'
import { serve, serveKeepingKey, type ServedRequest, type ServedRoute } from '../../platform/http/serve'
import { refuse } from '../../platform/refused'
import { personIdOf } from '../../platform/session/identity'
import type { AccountSetup } from '../account-setup'
import { factorOwner, refuseUnlessFresh } from './change-factors'
import { mailInvitationCommand } from '../people/invite-person'
import { issueAccessCodeCommand } from './issue-access-code'
import { listAccountHolders, listConcurrentUses } from '../people/list-account-holders'
import { findLockedPerson, lockSessionCommand, unlockSession } from './lock-session'
import { type EndingSessions, endSessionsCommand, listOpenSessions, setSessionPolicyCommand } from './manage-sessions'
import { meOf } from '../me.view'
import { changeContactCommand, changePasswordCommand, getOwnAccount } from '../people/own-account'
import { readPasswordMinimum } from './factor-policy'
import { readCodeInHand, redeemAccessCodeCommand } from './redeem-access-code'
import { wishResetCommand } from './wish-reset'

/**
 * What guesses at codes and at login ids are counted by, besides the address. A code by how it begins too: nobody who
 * guesses from the hospital's one address keeps somebody with a good code from using it, and 59 bits aren't guessed so.
 */
const codeKey = (code: string): string => `\ncode ${code.normalize('NFKC').toLowerCase().replaceAll(/[^a-z0-9]/gu, '').slice(0, 4)}`
const WISH_KEY = '\nwish '

const ownIdOf = ({ actor }: ServedRequest): string => personIdOf(actor) ?? refuse('not_signed_in')
const hereOf = ({ identity }: ServedRequest): string => identity.sessionId ?? refuse('not_signed_in')

/** Codes, passwords and contact data. What holds a secret is never kept as the answer to a repeated request. */
const accountHolderRoutes = (setup: AccountSetup): ServedRoute[] => [
  serve(codes.checkAccessCodeCall, publicAccess, async ({ body, address, runQuery }) => {
    const { kind, expiresAt, holder, minimumLength } = await setup.sessions.throttled({ key: codeKey(body.code), address }, () =>
      runQuery(async (tx) => ({ ...(await readCodeInHand(tx, body.code)), minimumLength: await readPasswordMinimum(tx) })),
    )
    return { kind, expiresAt: expiresAt.toISOString(), loginId: holder.login_id, displayName: holder.display_name, hospitalName: holder.hospital_name, minimumLength }
  }),
  serveKeepingKey(codes.redeemAccessCodeCall, publicAccess, async ({ body, address, runQuery, runCommand }) => {
    await setup.sessions.throttled({ key: codeKey(body.code), address }, () => runQuery((tx) => readCodeInHand(tx, body.code)))
    return runCommand((tx) => redeemAccessCodeCommand(tx, setup.sessions, body))
  }),
  serve(codes.wishResetCall, publicAccess, async ({ body, address, runCommand }) => {
    await setup.sessions.counted({ key: WISH_KEY + body.loginId, address })
    return runCommand(async (tx) => {
      await wishResetCommand(tx, body.loginId)
      return null
    })
  }),
  serveKeepingKey(codes.issueAccessCodeCall, oversightAccess, ({ identity, params, runCommand }) => {
    // With a code one can be somebody else: a screen left open isn't enough.
    refuseUnlessFresh(setup, factorOwner(identity))
    return runCommand(async (tx) => {
      const { expiresAt, ...code } = await issueAccessCodeCommand(tx, params)
      return { ...code, expiresAt: expiresAt.toISOString() }
    })
  }),
  serve(codes.mailInvitationCall, oversightAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await mailInvitationCommand(tx, params)
      return null
    }),
  ),
  serve(holders.getAccountCall, signedInAccess, ({ runQuery }) => runQuery(getOwnAccount)),
  serve(holders.changeContactCall, signedInAccess, ({ identity, body, runAndView }) =>
    runAndView((tx) => changeContactCommand(tx, body, { refuseUnlessFresh: () => refuseUnlessFresh(setup, factorOwner(identity)) }), getOwnAccount),
  ),
  serveKeepingKey(holders.changePasswordCall, signedInAccess, (request) =>
    request.runCommand(async (tx) => {
      await changePasswordCommand(tx, setup.sessions, { ...request.body, sessionId: hereOf(request) })
      return null
    }),
  ),
  serve(holders.listAccountHoldersCall, oversightAccess, ({ query, runQuery }) => runQuery((tx) => listAccountHolders(tx, query))),
  serve(holders.listConcurrentUsesCall, oversightAccess, async ({ runQuery }) => ({ uses: await runQuery(listConcurrentUses) })),
]

/** Sessions: listed, ended, locked, and the prefecture's settings for them. */
export const sessionRoutes = (setup: AccountSetup): ServedRoute[] => {
  /** Answered with those that are left; what is being ended ends with the transaction. */
  const runEnding = ({ runAndView }: { runAndView: ServedRequest<typeof sessions.endSessionCall>['runAndView'] }, of: EndingSessions) =>
    runAndView(
      (tx) => endSessionsCommand(tx, setup.sessions, of),
      async (tx, ended) => ({ sessions: (await listOpenSessions(tx, setup.sessions, of)).filter(({ id }) => !ended.includes(id)) }),
    )
  return [
    ...accountHolderRoutes(setup),
    serve(sessions.listSessionsCall, signedInAccess, async (request) => ({
      sessions: await request.runQuery((tx) => listOpenSessions(tx, setup.sessions, { personId: ownIdOf(request), here: hereOf(request) })),
    })),
    serve(sessions.endSessionCall, signedInAccess, (request) =>
      runEnding(request, { personId: ownIdOf(request), sessionId: request.params.sessionId, here: hereOf(request) }),
    ),
    serve(sessions.endOtherSessionsCall, signedInAccess, (request) =>
      runEnding(request, { personId: ownIdOf(request), here: hereOf(request) }),
    ),
    serve(sessions.listPersonSessionsCall, oversightAccess, async ({ params, runCommand }) => runCommand(async (tx) => ({ sessions: await listOpenSessions(tx, setup.sessions, params) }))),
    serve(sessions.endPersonSessionCall, oversightAccess, (request) => runEnding(request, request.params)),
    serve(sessions.endPersonSessionsCall, oversightAccess, (request) => runEnding(request, request.params)),
    serve(sessions.lockSessionCall, signedInAccess, (request) =>
      request.runCommand(async (tx) => {
        await lockSessionCommand(tx, setup.sessions, hereOf(request))
        return null
      }),
    ),
    // Public: the session is locked, so nobody is signed in.
    serve(sessions.getLockCall, publicAccess, async ({ identity }) => ({ locked: await findLockedPerson(setup.database, identity) })),
    serve(sessions.unlockSessionCall, publicAccess, async ({ identity, body }) => meOf(await unlockSession(setup.database, setup.sessions, { identity, password: body.password }), setup.prefecture)),
    serve(sessions.getSessionPolicyCall, signedInAccess, () => setup.sessions.readPolicy()),
    serve(sessions.setSessionPolicyCall, officerAccess, async ({ identity, body, runCommand }) => {
      refuseUnlessFresh(setup, factorOwner(identity))
      return runCommand((tx) => setSessionPolicyCommand(tx, setup.sessions, body))
    }),
  ]
}
