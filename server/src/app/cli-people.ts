import { PREFECTURE_ROLES, prefectureRoleOf } from '@tasuki/domain/account/actor'
import { deactivatePersonCommand } from '../account/people/deactivate-person'
import { enterPersonCommand } from '../account/people/enter-person'
import { issueAccessCodeCommand } from '../account/sign-in/issue-access-code'
import { listPeople } from '../account/people/list-people'
import { type Transaction, withActor, withReader } from '../platform/db/transaction'
import { refuse } from '../platform/refused'
import { readLoginId } from '../platform/session/login-id'
import { passOnWorkOfLeaver } from '../transfer/pass-on-work'
import { asTable, CliError, type CliCommand, type CliInput, type CliOutput, optionOf, requiredOption } from './cli-command'
import { findNamedHospital, OPERATOR } from './cli-hospitals'

type PersonCode = Awaited<ReturnType<typeof issueAccessCodeCommand>>

/** Shown this once: only the code's hash is kept. */
const told = (baseUrl: string, { displayName, loginId, code, expiresAt }: PersonCode): CliOutput => ({
  text: [`${displayName} sets a password of their own at ${baseUrl}/invitation with this code, once, until ${expiresAt.toISOString()}. It is shown only now.`, `login id: ${loginId}`, `code: ${code}`],
  json: { name: displayName, loginId, code, expiresAt: expiresAt.toISOString() },
})

const contactOf = (input: CliInput) => ({ email: optionOf(input, 'email') ?? '', sharedMailbox: input.values['shared-mailbox'] === true, department: optionOf(input, 'department') ?? '' })

const addOfficer: CliCommand = {
  words: 'officer add',
  usage: '--name NAME [--role officer|coordinator|auditor] [--email … [--shared-mailbox]] [--department …]',
  summary: 'add a person of the prefecture, an officer unless told; prints login id and invitation code',
  options: { name: 'string', role: 'string', email: 'string', department: 'string', 'shared-mailbox': 'boolean' },
  positionals: 0,
  run: async ({ config, openHouse }, input) => {
    const displayName = requiredOption(input, 'name')
    const role = prefectureRoleOf(optionOf(input, 'role') ?? 'officer')
    if (role === undefined) throw new CliError(`--role is ${PREFECTURE_ROLES.join(', ')}`)
    const { database, sessions } = await openHouse()
    const enter = (tx: Transaction) => enterPersonCommand(tx, sessions, { hospitalId: null, role, displayName, ...contactOf(input) })
    return told(config.baseUrl, await withActor(database, OPERATOR, async (tx) => issueAccessCodeCommand(tx, await enter(tx))))
  },
}

const addUser: CliCommand = {
  words: 'user add',
  usage: '--hospital HOSPITAL --name NAME [--role member|representative] [--department …] [--email … [--shared-mailbox]]',
  summary: 'add a person of a hospital; prints login id and invitation code',
  options: { hospital: 'string', name: 'string', role: 'string', department: 'string', email: 'string', 'shared-mailbox': 'boolean' },
  positionals: 0,
  run: async ({ config, openHouse }, input) => {
    const displayName = requiredOption(input, 'name')
    const given = requiredOption(input, 'hospital')
    const role = optionOf(input, 'role') ?? 'member'
    if (role !== 'member' && role !== 'representative') throw new CliError('--role is member or representative')
    const { database, sessions } = await openHouse()
    const code = await withActor(database, OPERATOR, async (tx) => {
      const { id: hospitalId } = await findNamedHospital(tx, given)
      return issueAccessCodeCommand(tx, await enterPersonCommand(tx, sessions, { hospitalId, role, displayName, ...contactOf(input) }))
    })
    return told(config.baseUrl, code)
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

const giveCode: CliCommand = {
  words: 'user code',
  usage: 'LOGIN-ID',
  summary: 'give a person a one-time code to set a password with, the first or a new one; open sessions end when it is used',
  options: {},
  positionals: 1,
  run: async ({ config, openHouse }, { positionals }) => {
    const { database } = await openHouse()
    const find = async (tx: Transaction) => (await listPeople(tx)).find(({ loginId, active }) => active && loginId === readLoginId(positionals[0] ?? '')) ?? refuse('not_found')
    return told(config.baseUrl, await withActor(database, OPERATOR, async (tx) => issueAccessCodeCommand(tx, await find(tx))))
  },
}

export const PEOPLE_COMMANDS = [addOfficer, addUser, listUsers, deactivateUser, giveCode]
