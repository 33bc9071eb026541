import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { type BrowserWindow, keepPicture, openBrowser, openPage, openWindow, type StorageState, type Width } from './browser-window'
import { type CastMember, type HousePerson, startHouse, type StartedHouse } from './started-house'

type Stage<Role extends string> = {
  url(): string
  person(role: Role): HousePerson
  /** Signs this person in at a window of their own; the sender's browser is another than the receivers'. */
  open(role: Role, width?: Width, url?: string): Promise<BrowserWindow>
  /** Somebody else of this one's hospital, at a window of their own. */
  openColleague(role: Role, name: string): Promise<BrowserWindow>
  /** The browser is started again with what it keeps: cookies and storage, no page. */
  reopen(role: Role, kept: StorageState): Promise<BrowserWindow>
}

/** A house of its own for the tests of this file, with one person in each hospital of the cast. */
export const setStage = <Role extends string>(cast: Readonly<Record<Role, CastMember>>, options: { smtpPort?: () => Promise<number>; hurried?: boolean } = {}): Stage<Role> => {
  let house: StartedHouse | undefined
  const people = new Map<string, HousePerson>()
  const browsers: Browser[] = []
  const open: BrowserWindow[] = []
  const served = (): StartedHouse => {
    if (house === undefined) throw new Error('the house has not started')
    return house
  }
  const person = (role: Role): HousePerson => {
    const found = people.get(role)
    if (found === undefined) throw new Error(`nobody plays ${role}`)
    return found
  }
  const browserOf = (role: Role): Browser => {
    const browser = browsers[role === 'sender' ? 0 : 1]
    if (browser === undefined) throw new Error('no browser')
    return browser
  }
  beforeAll(async () => {
    const parts = Object.entries<CastMember>(cast)
    house = await startHouse({ smtpPort: await options.smtpPort?.(), hurried: options.hurried, cast: parts.map(([, member]) => member) })
    browsers.push(...(await Promise.all([openBrowser(), openBrowser()])))
    for (const [index, [role]] of parts.entries()) people.set(role, house.cast[index] as HousePerson)
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') for (const window of open) await keepPicture(window, task.name)
    await Promise.all(open.splice(0).map((window) => window.context.close()))
  })
  afterAll(async () => {
    await Promise.all(browsers.map((browser) => browser.close()))
    await house?.close()
  })
  const openAs = async (role: Role, as: HousePerson, at: { width: Width; url: string }): Promise<BrowserWindow> => {
    const window = await openWindow(browserOf(role), { ...at, person: as })
    open.push(window)
    return window
  }
  return {
    url: () => served().url,
    person,
    openColleague: async (role, name) => openAs(role, await served().addColleague(person(role).hospital, name), { width: 'desk', url: served().url }),
    reopen: async (role, kept) => {
      const window = { ...(await openPage(browserOf(role), served().url, { width: 'desk', kept })), person: person(role) }
      open.push(window)
      return window
    },
    open: (role, width = 'desk', url = served().url) => openAs(role, person(role), { width, url }),
  }
}
