import { z } from 'zod'
import { defineCall } from '../base/call'
import { uuid } from '../base/id'
import { textUpTo } from '../base/text'
import { secondStep } from './sign-in/second-factor.contract'
import { PREFECTURE_ROLES } from './actor'

/** A hospital as lists name it. */
export const hospitalLabel = z.strictObject({ id: uuid, name: z.string(), shortName: z.string() })
export type HospitalLabel = z.infer<typeof hospitalLabel>

/** A hospital's state of use: listed only / uses the system / has ended its use (rule 48). */
export const HOSPITAL_USE = ['non_user', 'active', 'ended'] as const
export const hospitalUse = z.enum(HOSPITAL_USE)
export type HospitalUse = z.infer<typeof hospitalUse>

export const personRole = z.enum(['member', 'representative', ...PREFECTURE_ROLES])
export type PersonRole = z.infer<typeof personRole>

export const me = z.strictObject({
  personId: uuid,
  displayName: z.string(),
  role: personRole,
  department: z.string().nullable(),
  hospital: z.strictObject({ id: uuid, name: z.string(), shortName: z.string(), municipalityCode: z.string() }).nullable(),
  prefecture: z.strictObject({ code: z.string(), name: z.string() }),
  /** The version of the terms of use that is in force and that this person hasn't accepted yet. */
  termsToAccept: z.int().nullable(),
})
export type Me = z.infer<typeof me>

export const signInCall = defineCall({
  method: 'POST',
  path: '/api/v1/session',
  summary: 'Sign in with the system-issued login id and password; answers who one is, or the second step that is still asked for',
  body: z.strictObject({ loginId: textUpTo(64).min(1), password: textUpTo(256).min(1) }),
  output: z.union([me, secondStep]),
  refusals: ['sign_in_failed', 'too_many_requests', 'hospital_not_active', 'seat_ended'],
})

export const signOutCall = defineCall({ method: 'DELETE', path: '/api/v1/session', summary: 'End this session' })

export const getMeCall = defineCall({
  method: 'GET',
  path: '/api/v1/session',
  summary: 'Who is signed in',
  output: me,
  refusals: ['not_signed_in', 'second_step_needed', 'factor_needed', 'seat_ended'],
})

/** Empty outside demo mode. In a demo the passwords are public on purpose: the program filled an empty database itself. */
export const listDemoPeopleCall = defineCall({
  method: 'GET',
  path: '/api/v1/demo-people',
  summary: 'People one may sign in as in a demo',
  output: z.strictObject({
    people: z.array(
      z.strictObject({
        loginId: z.string(),
        password: z.string(),
        displayName: z.string(),
        role: personRole,
        department: z.string().nullable(),
        hospitalName: z.string().nullable(),
        note: z.string().nullable(),
      }),
    ),
  }),
})

export const colleague = z.strictObject({ personId: uuid, displayName: z.string(), department: z.string().nullable() })
export type Colleague = z.infer<typeof colleague>

export const listColleaguesCall = defineCall({
  method: 'GET',
  path: '/api/v1/colleagues',
  summary: 'People of the own hospital, for 担当 and 副担当',
  output: z.strictObject({ people: z.array(colleague) }),
  refusals: ['not_signed_in'],
})

