import { getMeCall, listColleaguesCall, listDemoPeopleCall, signInCall, signOutCall } from '@tasuki/domain/account/account.contract'
import { changeSavedViewCall, deleteSavedViewCall, listSavedViewsCall, saveViewCall } from '@tasuki/domain/account/saved-view/saved-view.contract'
import { endAbsenceCall, listAbsencesCall, setAbsenceCall } from '@tasuki/domain/account/people/absence.contract'
import { memberAccess, publicAccess, readerAccess, signedInAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { refuse } from '../platform/refused'
import { personIdOf } from '../platform/session/identity'
import type { AccountSetup } from './account-setup'
import { findOwnPerson, findSetting } from './account.store'
import { listActiveColleagues } from './people/colleagues'
import { changeSavedViewCommand, deleteSavedViewCommand, getSavedView, listSavedViews, saveViewCommand } from './saved-view/save-view'
import { listAbsences } from './people/list-absences'
import { meOf } from './me.view'
import { sessionRoutes } from './sign-in/session.routes'
import { endAbsenceCommand, setAbsenceCommand } from './people/set-absence'
import { signIn, signOut } from './sign-in/sign-in'


/** Written by what fills a demonstration: the people one may be, with their passwords. */
export const DEMO_PEOPLE_SETTING = 'demo_people'

export const accountRoutes = (setup: AccountSetup): ServedRoute[] => [
  ...sessionRoutes(setup),
  serve(signInCall, publicAccess, async ({ body, actor, identity, address, userAgent, cookieHeader, setCookie }) => {
    const { person, setCookies, next } = await signIn(setup, { ...body, address, userAgent, cookieHeader, replaced: { ...identity, actor } })
    for (const header of setCookies) setCookie(header)
    return next ?? meOf(person, setup.prefecture)
  }),

  // Public: whoever is signed out already has what they asked for.
  serve(signOutCall, publicAccess, async ({ identity, cookieHeader, setCookie }) => {
    setCookie(await signOut(setup.database, setup.sessions, { identity, cookieHeader }))
    return null
  }),

  serve(getMeCall, signedInAccess, async ({ actor, runQuery }) => {
    const person = await runQuery((tx) => findOwnPerson(tx, personIdOf(actor) ?? refuse('not_signed_in')))
    return person ? meOf(person, setup.prefecture) : refuse('not_signed_in')
  }),

  serve(listColleaguesCall, memberAccess, async ({ runQuery }) => ({ people: await runQuery(listActiveColleagues) })),

  serve(listAbsencesCall, memberAccess, ({ runQuery }) => runQuery(listAbsences)),
  serve(setAbsenceCall, memberAccess, ({ body, runAndView }) =>
    runAndView(
      (tx) => setAbsenceCommand(tx, body),
      listAbsences,
    ),
  ),
  serve(endAbsenceCall, memberAccess, ({ params, runAndView }) =>
    runAndView(
      (tx) => endAbsenceCommand(tx, params.absenceId),
      listAbsences,
    ),
  ),

  serve(listDemoPeopleCall, publicAccess, async ({ runQuery }) => {
    const people = setup.demo ? await runQuery((tx) => findSetting(tx, DEMO_PEOPLE_SETTING)) : undefined
    return listDemoPeopleCall.output.parse({ people: people ?? [] })
  }),

  serve(listSavedViewsCall, readerAccess, async ({ query, runQuery }) => ({ views: await runQuery((tx) => listSavedViews(tx, query.page)) })),
  serve(saveViewCall, readerAccess, ({ body, runAndView }) => runAndView((tx) => saveViewCommand(tx, body), getSavedView)),
  serve(changeSavedViewCall, readerAccess, ({ params, body, runAndView }) => runAndView((tx) => changeSavedViewCommand(tx, { ...params, ...body }), (tx) => getSavedView(tx, params.viewId))),
  serve(deleteSavedViewCall, readerAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteSavedViewCommand(tx, params.viewId)
      return null
    }),
  ),
]
