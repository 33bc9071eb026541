import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectText, SOON_MS } from './browser-window'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { say, talkLog } from './talk-steps'

const LINES = 500
/** As many as are asked for when a room is opened, and what else stands between them. */
const MOST_ON_OPENING = 70
const FEW_CHANGES = 60

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
}, { hurried: true })

/** Runs in a page: the one room there is, and the number of its next line. */
const findRoom = async (): Promise<{ roomId: string; next: number }> => {
  const { rooms } = (await (await fetch('/api/v1/rooms?limit=1')).json()) as { rooms: { id: string; lastSeq: number }[] }
  return { roomId: rooms[0]?.id ?? '', next: (rooms[0]?.lastSeq ?? 0) + 1 }
}

/** Runs in a page of the other hospital: so many lines, one after the other, as people write them. */
const writeLines = ({ roomId, lines }: { roomId: string; lines: number }): Promise<void> => {
  const write = async (n: number) => {
    const answer = await fetch(`/api/v1/rooms/${roomId}/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify({ body: `${n}番の連絡です。状態は安定しています。${'明日の午後にご家族と面談します。'.repeat(1 + (n % 4))}` }),
    })
    if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`)
  }
  return (async () => {
    for (let n = 1; n <= lines; n++) await write(n)
  })()
}

const linesIn = (log: Locator): Promise<number> => log.getByRole('listitem').count()

/** How many nodes of the talk are put in or taken out by some work: what a screen has to be drawn anew for. */
const changesIn = async (log: Locator, work: () => Promise<unknown>): Promise<number> => {
  const watched = await log.evaluateHandle((element) => {
    const seen = { changes: 0 }
    new MutationObserver((changes) => changes.forEach((change) => (seen.changes += change.addedNodes.length + change.removedNodes.length))).observe(element, { childList: true, subtree: true })
    return seen
  })
  await work()
  return watched.evaluate(({ changes }) => changes)
}

const isInSight = (line: Locator): Promise<boolean> =>
  line.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return top >= 0 && bottom <= window.innerHeight
  })

test('a room of hundreds of lines opens with its newest, jumps to any, and draws no line but those in sight', { timeout: 240_000 }, async () => {
  const [sender, receiver] = await Promise.all([stage.open('sender'), stage.open('receiver')])
  await openNewPatient(sender.page)
  await fillPatient(sender.page, { mainDisease: '慢性心不全', area: '横須賀・三浦' })
  await askHospitals(sender.page, [receiver.person.hospital.name])
  const told = await receiver.page.evaluate(findRoom)
  // Out of the room, so that nobody reads along.
  await sender.page.goto('/hospitals')
  await receiver.page.evaluate(writeLines, { roomId: told.roomId, lines: LINES })

  // Opened by anybody, it asks for the newest page of lines, and no more.
  const pages: string[] = []
  sender.page.on('request', (request) => request.url().includes(`/rooms/${told.roomId}/messages`) && request.method() === 'GET' && pages.push(request.url()))
  await sender.page.goto(`/talk/${told.roomId}`)
  const log = talkLog(sender.page)
  await expectText(log, `${LINES}番の連絡です。`)
  expect(await linesIn(log)).toBeLessThan(MOST_ON_OPENING)
  expect(pages.length).toBeLessThanOrEqual(2)

  // The first unread one stands far above: all from there on comes in a few pages, and it is brought into sight.
  await sender.page.getByRole('button', { name: /最初の未読へ/ }).click()
  const first = log.locator(`[data-seq="${told.next}"]`)
  await first.waitFor()
  await expect.poll(() => isInSight(first), { timeout: SOON_MS }).toBe(true)
  expect(await linesIn(log)).toBeGreaterThanOrEqual(LINES)
  expect(pages.length).toBeLessThanOrEqual(4 + Math.ceil(LINES / 200))

  // They are all in the document, for whoever searches or has them read aloud; drawn are those in sight.
  const drawn = await log.evaluate((element) => [...element.querySelectorAll('[data-seq]')].filter((line) => line.firstElementChild?.checkVisibility({ contentVisibilityAuto: true }) === true).length)
  expect(drawn).toBeGreaterThan(0)
  expect(drawn).toBeLessThan(LINES / 4)
  expect(await log.evaluate((element) => element.textContent?.includes('300番の連絡です。'))).toBe(true)

  // Typing touches none of them; what is said, and what comes in, changes a line or two.
  const box = sender.page.getByRole('textbox', { name: 'メッセージ' })
  expect(await changesIn(log, () => box.pressSequentially('承知いたしました。'))).toBe(0)
  await box.fill('')
  const changed = await changesIn(log, async () => {
    await say(sender.page, 'では15時に伺います。')
    await expectText(log.getByRole('listitem').last(), 'では15時に伺います。')
  })
  expect(changed).toBeLessThan(FEW_CHANGES)
  await expect.poll(() => isInSight(log.getByText('では15時に伺います。')), { timeout: SOON_MS }).toBe(true)

  // A link to a line in the middle.
  const middle = told.next + LINES / 2
  await sender.page.goto(`/talk/${told.roomId}?line=${middle}`)
  await expect.poll(() => isInSight(talkLog(sender.page).locator(`[data-seq="${middle}"]`)), { timeout: SOON_MS }).toBe(true)
})
