import { afterAll, beforeAll, expect, test } from 'vitest'
import { inquiryCard } from './answer-steps'
import { expectGone, expectShown, expectText, goByMenu } from './browser-window'
import { type BufferingProxy, startBufferingProxy } from './buffering-proxy'
import { askHospitals, fillPatient, openNewPatient } from './case-steps'
import { setStage } from './cast'
import { expectLinesInOrder, say, talkLog } from './talk-steps'

const PATIENT = /84歳.*慢性心不全/
/** 20 s without a sign of life, then every 10 s. */
const BY_POLLING_MS = 40_000

const stage = setStage({
  sender: ['港央総合病院', '14108', '地域連携 青木'],
  receiver: ['みなと海浜病院', '14201', '地域連携 井上'],
})

let proxy: BufferingProxy
beforeAll(async () => {
  proxy = await startBufferingProxy(stage.url())
})
afterAll(() => proxy.close())

test('behind a proxy that keeps the stream to itself lines come by asking every 10 s; when it lets go, at once again; two windows have one stream', async () => {
  const a = await stage.open('sender', 'desk', proxy.url)
  const b = await stage.open('receiver')
  await openNewPatient(a.page)
  await fillPatient(a.page, { mainDisease: '慢性心不全', area: '横須賀・三浦' })
  await askHospitals(a.page, [b.person.hospital.name])
  await goByMenu(b.page, '受入れ')
  await inquiryCard(b.page, PATIENT).click()
  await expectText(talkLog(b.page), '受入れのご検討をお願いいたします')

  // The other one writes: the stream is silent, and yet the line arrives.
  const connectionNote = a.page.getByText('接続が切れています（自動で再接続中）')
  await connectionNote.waitFor({ timeout: BY_POLLING_MS })
  await say(b.page, '面談は何時でしょうか。')
  await talkLog(a.page).getByText('面談は何時でしょうか。').waitFor({ timeout: BY_POLLING_MS })
  await say(a.page, '14時でお願いします。')
  await expectLinesInOrder(b.page, ['面談は何時でしょうか。', '14時でお願いします。'])

  // A second window of the same person, and still one stream is held.
  const second = await a.context.newPage()
  await second.goto(a.page.url())
  await expectLinesInOrder(second, ['面談は何時でしょうか。', '14時でお願いします。'])
  // While it asks, the stream is tried again each minute.
  await expect.poll(() => proxy.heldStreams(), { timeout: 75_000, interval: 250 }).toBe(1)

  proxy.passOn()
  await expectGone(connectionNote)
  await say(b.page, '承知しました。')
  await expectShown(talkLog(a.page).getByText('承知しました。'))
  await expectShown(talkLog(second).getByText('承知しました。'))
  expect(a.complaints).toEqual([])
  expect(b.complaints).toEqual([])
})
