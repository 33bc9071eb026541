import { PREFECTURE_ROLES, prefectureRoleOf } from '@tasuki/domain/account/actor'
import { deactivatePersonCommand } from '../account/deactivate-person'
import { type IssuedLogin, issueLoginCommand } from '../account/issue-login'
import { listPeople } from '../account/list-people'
import { resetPasswordCommand } from '../account/reset-password'
import { withActor, withReader } from '../platform/db/transaction'
import { passOnWorkOfLeaver } from '../transfer/pass-on-work'
import { asTable, CliError, type CliCommand, type CliOutput, optionOf, requiredOption } from './cli-command'
import { findNamedHospital, OPERATOR } from './cli-hospitals'

/** The password is shown this once: only its hash is kept. */
const issued = (name: string, { loginId, password }: Omit<IssuedLogin, 'personId'>): CliOutput => ({
  text: [`${name} can sign in. The password is shown only now.`, `login id: ${loginId}`, `password: ${password}`],
  json: { name, loginId, password },
})

const addOfficer: CliCommand = {
  words: 'officer add',
  usage: '--name NAME [--role officer|coordinator|auditor] [--email …] [--department …]',
  summary: 'add a person of the prefecture, an officer unless told; prints login id and first password',
  options: { name: 'string', role: 'string', email: 'string', department: 'string' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const displayName = requiredOption(input, 'name')
    const role = prefectureRoleOf(optionOf(input, 'role') ?? 'officer')
    if (role === undefined) throw new CliError(`--role is ${PREFECTURE_ROLES.join(', ')}`)
    const { database, sessions } = await openHouse()
    const person = { hospitalId: null, role, displayName, email: optionOf(input, 'email') ?? '', department: optionOf(input, 'department') ?? '' } as const
    return issued(displayName, await withActor(database, OPERATOR, (tx) => issueLoginCommand(tx, sessions, person)))
  },
}

const addUser: CliCommand = {
  words: 'user add',
  usage: '--hospital HOSPITAL --name NAME [--role member|representative] [--department …] [--email …]',
  summary: 'add a person of a hospital; prints login id and first password',
  options: { hospital: 'string', name: 'string', role: 'string', department: 'string', email: 'string' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const displayName = requiredOption(input, 'name')
    const given = requiredOption(input, 'hospital')
    const role = optionOf(input, 'role') ?? 'member'
    if (role !== 'member' && role !== 'representative') throw new CliError('--role is member or representative')
    const { database, sessions } = await openHouse()
    const login = await withActor(database, OPERATOR, async (tx) => {
      const { id: hospitalId } = await findNamedHospital(tx, given)
      return issueLoginCommand(tx, sessions, { hospitalId, role, displayName, department: optionOf(input, 'department') ?? '', email: optionOf(input, 'email') ?? '' })
    })
    return issued(displayName, login)
  },
}

const listUsers: CliCommand = {
  words: 'user list',
  usage: '[--hospital HOSPITAL]',
  summary: 'list people with their login ids, those of the prefecture too',
  options: { hospital: 'string' },
  positionals: 0,
  run: async ({ openHouse }, input) => {
    const { database } = await openHouse()
    const given = optionOf(input, 'hospital')
    const people = await withReader(database, OPERATOR, async (tx) => listPeople(tx, given === undefined ? undefined : (await findNamedHospital(tx, given)).id))
    const rows = people.map((person) => [person.loginId, person.role, person.active ? 'active' : 'left', person.displayName, person.hospital?.name ?? 'prefecture'])
    return { text: asTable([['login id', 'role', 'state', 'name', 'of'], ...rows]), json: { people } }
  },
}

const deactivateUser: CliCommand = {
  words: 'user deactivate',
  usage: 'LOGIN-ID',
  summary: 'a person leaves: no sign-in any more, open sessions end at once',
  options: {},
  positionals: 1,
  run: async ({ openHouse }, { positionals }) => {
    const loginId = (positionals[0] ?? '').trim().toLowerCase()
    const { database, sessions } = await openHouse()
    await withActor(database, OPERATOR, (tx) => deactivatePersonCommand(tx, sessions, { loginId, passOnWork: passOnWorkOfLeaver }))
    return { text: [`${loginId} can no longer sign in.`], json: { loginId, active: false } }
  },
}

const resetPassword: CliCommand = {
  words: 'user reset-password',
  usage: 'LOGIN-ID',
  summary: 'give a person a new password; open sessions end at once',
  options: {},
  positionals: 1,
  run: async ({ openHouse }, { positionals }) => {
    const loginId = (positionals[0] ?? '').trim().toLowerCase()
    const { database, sessions } = await openHouse()
    const password = await withActor(database, OPERATOR, (tx) => resetPasswordCommand(tx, sessions, { loginId }))
    return issued(loginId, { loginId, password })
  },
}

export const PEOPLE_COMMANDS = [addOfficer, addUser, listUsers, deactivateUser, resetPassword]
