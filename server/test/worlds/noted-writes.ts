import { randomUUID } from 'node:crypto'
import type { Call } from '@tasuki/domain/base/call'
import type { Answer, TestPerson } from '../test-program'

type Noted = { call: Call; person: TestPerson; again: () => Promise<Answer<unknown>> }

/** What is heard when everything is asked once more: the route, the status, the whole answer as text. */
type Repeated = { route: string; person: TestPerson; status: number; text: string }

export const routeOfCall = ({ method, path }: Call): string => `${method} ${path}`

/** Notes every write that succeeds, to be sent once more word for word, with its key. */
export const noteWrites = () => {
  const noted: Noted[] = []
  const noting = (person: TestPerson): TestPerson => {
    const call: TestPerson['call'] = async (wanted, input = {}) => {
      const keyed = { ...input, key: input.key ?? randomUUID() }
      const answer = await person.call(wanted, keyed)
      if (wanted.method !== 'GET' && answer.status === 200) noted.push({ call: wanted, person, again: () => person.call(wanted, keyed) })
      return answer
    }
    const ok: TestPerson['ok'] = async (wanted, input) => {
      const { status, body, problem } = await call(wanted, input)
      if (status !== 200) throw new Error(`${routeOfCall(wanted)}: ${status} ${JSON.stringify(problem)}`)
      return body
    }
    return { ...person, call, ok }
  }
  return {
    noting,
    /** For what isn't sent as JSON. */
    note: (one: Noted): void => void noted.push(one),
    repeatAll: async (): Promise<Repeated[]> => {
      const heard: Repeated[] = []
      for (const { call, person, again } of noted) {
        const { status, body } = await again()
        heard.push({ route: routeOfCall(call), person, status, text: JSON.stringify(body) })
      }
      return heard
    },
  }
}
