import { getMeCall, listColleaguesCall, listDemoPeopleCall, type Me, personRole, signInCall, signOutCall } from '@tasuki/domain/account/account.contract'
import { changeSavedViewCall, deleteSavedViewCall, listSavedViewsCall, saveViewCall } from '@tasuki/domain/account/saved-view.contract'
import { endAbsenceCall, listAbsencesCall, setAbsenceCall } from '@tasuki/domain/account/absence.contract'
import type { Database } from '../platform/db/database'
import { memberAccess, publicAccess, signedInAccess } from '../platform/http/access'
import { serve, type ServedRoute } from '../platform/http/serve'
import { refuse } from '../platform/refused'
import { personIdOf } from '../platform/session/identity'
import type { SessionService } from '../platform/session/session-service'
import { findOwnPerson, findSetting, type SignedInRow } from './account.store'
import { listActiveColleagues } from './colleagues'
import { changeSavedViewCommand, deleteSavedViewCommand, listSavedViews, saveViewCommand } from './save-view'
import { listAbsences } from './list-absences'
import { endAbsenceCommand, setAbsenceCommand } from './set-absence'
import { signIn, signOut } from './sign-in'

export type AccountSetup = {
  database: Database
  sessions: SessionService
  prefecture: { code: string; name: string }
  /** Only a demonstration tells who may sign in and with which password. */
  demo: boolean
}

/** Written by what fills a demonstration: the people one may be, with their passwords. */
export const DEMO_PEOPLE_SETTING = 'demo_people'

const meOf = (row: SignedInRow, { prefecture }: AccountSetup): Me => ({
  personId: row.id,
  displayName: row.display_name,
  role: personRole.parse(row.role),
  department: row.department === '' ? null : row.department,
  hospital:
    row.hospital_id === null ? null : { id: row.hospital_id, name: row.name ?? '', shortName: row.short_name ?? '', municipalityCode: row.municipality_code ?? '' },
  prefecture: { code: prefecture.code, name: prefecture.name },
  termsToAccept: row.terms_owed,
})

export const accountRoutes = (setup: AccountSetup): ServedRoute[] => [
  serve(signInCall, publicAccess, async ({ body, actor, identity, address, cookieHeader, setCookie }) => {
    const { person, setCookie: header } = await signIn(setup.database, setup.sessions, { ...body, address, cookieHeader, replaced: { ...identity, actor } })
    setCookie(header)
    return meOf(person, setup)
  }),

  // Public: whoever is signed out already has what they asked for.
  serve(signOutCall, publicAccess, async ({ identity, cookieHeader, setCookie }) => {
    setCookie(await signOut(setup.database, setup.sessions, { identity, cookieHeader }))
    return null
  }),

  serve(getMeCall, signedInAccess, async ({ actor, runQuery }) => {
    const person = await runQuery((tx) => findOwnPerson(tx, personIdOf(actor) ?? refuse('not_signed_in')))
    return person ? meOf(person, setup) : refuse('not_signed_in')
  }),

  serve(listColleaguesCall, memberAccess, async ({ runQuery }) => ({ people: await runQuery(listActiveColleagues) })),

  serve(listAbsencesCall, memberAccess, ({ runQuery }) => runQuery(listAbsences)),
  serve(setAbsenceCall, memberAccess, ({ body, runCommand }) =>
    runCommand(async (tx) => {
      await setAbsenceCommand(tx, body)
      return listAbsences(tx)
    }),
  ),
  serve(endAbsenceCall, memberAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await endAbsenceCommand(tx, params.absenceId)
      return listAbsences(tx)
    }),
  ),

  serve(listDemoPeopleCall, publicAccess, async ({ runQuery }) => {
    const people = setup.demo ? await runQuery((tx) => findSetting(tx, DEMO_PEOPLE_SETTING)) : undefined
    return listDemoPeopleCall.output.parse({ people: people ?? [] })
  }),

  serve(listSavedViewsCall, signedInAccess, async ({ query, runQuery }) => ({ views: await runQuery((tx) => listSavedViews(tx, query.page)) })),
  serve(saveViewCall, signedInAccess, ({ body, runCommand }) => runCommand((tx) => saveViewCommand(tx, body))),
  serve(changeSavedViewCall, signedInAccess, ({ params, body, runCommand }) => runCommand((tx) => changeSavedViewCommand(tx, { ...params, ...body }))),
  serve(deleteSavedViewCall, signedInAccess, ({ params, runCommand }) =>
    runCommand(async (tx) => {
      await deleteSavedViewCommand(tx, params.viewId)
      return null
    }),
  ),
]
