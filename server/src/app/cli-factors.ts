import { FACTOR_POLICIES, minPasswordLength } from '@tasuki/domain/account/sign-in/second-factor.rules'
import { resetFactorsCommand } from '../account/sign-in/reset-factors'
import { setFactorPolicyCommand } from '../account/sign-in/set-factor-policy'
import { audit } from '../platform/audit/write-audit'
import { withActor } from '../platform/db/transaction'
import { CliError, type CliCommand } from './cli-command'
import { OPERATOR } from './cli-hospitals'

const resetFactor: CliCommand = {
  words: 'user reset-factor',
  usage: 'LOGIN-ID',
  summary: 'a person has lost their second factor: they enrol anew at their next sign-in; open sessions end at once',
  options: {},
  positionals: 1,
  run: async ({ openHouse }, { positionals }) => {
    const loginId = (positionals[0] ?? '').trim().toLowerCase()
    const { database, factors } = await openHouse()
    await withActor(database, OPERATOR, (tx) => resetFactorsCommand(tx, factors, { loginId }))
    return { text: [`${loginId} enrols a second factor at the next sign-in.`], json: { loginId, reset: true } }
  },
}

const setPolicy: CliCommand = {
  words: 'second-factor policy',
  usage: 'required|voluntary',
  summary: 'whether everybody has a second factor, or passwords of 13 characters alone will do; holds from the next sign-in',
  options: {},
  positionals: 1,
  run: async ({ openHouse }, { positionals }) => {
    const policy = FACTOR_POLICIES.find((one) => one === positionals[0])
    if (policy === undefined) throw new CliError(`the policy is ${FACTOR_POLICIES.join(' or ')}`)
    const { database } = await openHouse()
    await withActor(database, OPERATOR, (tx) => setFactorPolicyCommand(tx, policy))
    return { text: [`The second factor is ${policy}; passwords have at least ${minPasswordLength(policy)} characters.`], json: { policy } }
  },
}

/** For an installation whose key is lost: what was sealed with it can't be read by anybody. */
const discardFactors: CliCommand = {
  words: 'second-factor discard',
  usage: '',
  summary: 'the key of the second factors is lost: everybody enrols anew at their next sign-in; restart the server after it',
  options: {},
  positionals: 0,
  run: async ({ openHouse }) => {
    const { database, factors } = await openHouse()
    let people = 0
    await withActor(database, OPERATOR, async (tx) => {
      await audit(tx, { act: 'sign_in.factors_discarded', subjectKind: 'sign_in' })
      tx.lastBeforeCommit(async () => void (people = await factors.discardEverything()))
    })
    return { text: [`${people} people enrol a second factor at their next sign-in.`], json: { people } }
  },
}

export const FACTOR_COMMANDS = [resetFactor, setPolicy, discardFactors]
