import { beforeEach, expect, it } from 'vitest'
import { forgetTabNames, setKnownName } from './tab-names'
import { refuseWatchedNames } from './watched-names'

beforeEach(forgetTabNames)

const places = ['case:new']

it('lets nothing out in which a watched name stands, in any form, and says where', () => {
  setKnownName('case:new', { kanji: '高円寺 澪', kana: 'こうえんじ みお' })
  const refused = refuseWatchedNames({ texts: { mainDisease: '髙円寺の肺炎', course: '安定', 'social.keyPerson': '長女 Kouenji' }, standing: {}, places })
  expect(refused).toMatchObject({ code: 'personal_name', details: { fields: ['mainDisease', 'social.keyPerson'], spans: { mainDisease: [[0, 3]], 'social.keyPerson': [[3, 10]] } } })
  expect(refuseWatchedNames({ texts: { course: '安定' }, standing: {}, places })).toBeUndefined()
})

it('is of one case: in another’s texts, and in words that stand already, it stops nothing', () => {
  setKnownName('case:1', { kanji: '高円寺 澪', kana: '' })
  const texts = { course: '高円寺医師より' }
  expect(refuseWatchedNames({ texts, standing: {}, places: ['case:2'] })).toBeUndefined()
  expect(refuseWatchedNames({ texts, standing: texts, places: ['case:1'] })).toBeUndefined()
  expect(refuseWatchedNames({ texts, standing: {}, places: ['case:1'] })?.code).toBe('personal_name')
})
