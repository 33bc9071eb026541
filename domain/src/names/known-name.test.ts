import { expect, it } from 'vitest'
import { createKnownNameFinder } from './known-name'

const find = createKnownNameFinder({ kanji: '高崎 祥子', kana: 'たかさき しょうこ' })
const found = (text: string) => find(text).map(({ start, end }) => text.slice(start, end))

it('rule 49: finds a known name in kanji with their variants, whole or in parts, whatever stands in between', () => {
  expect(found('患者は髙﨑祥子様。髙 﨑　祥 子、高崎さんの妻、祥子')).toEqual(['髙﨑祥子', '髙 﨑　祥 子', '高崎', '祥子'])
  expect(found('⾼崎・祥子')).toEqual(['⾼崎・祥子'])
})

it('rule 49: finds it in kana of either kind and width', () => {
  expect(found('たかさきしょうこ タカサキ　ショウコ ﾀｶｻｷ ｼﾖｳｺ')).toEqual(['たかさきしょうこ', 'タカサキ　ショウコ', 'ﾀｶｻｷ ｼﾖｳｺ'])
})

it('rule 49: finds it in letters of any spelling and order, as words of their own', () => {
  expect(found('TAKASAKI SHOKO / Shouko Takasaki / takasaki_syoko / Ｔａｋａｓａｋｉ / Shōko')).toEqual(['TAKASAKI SHOKO', 'Shouko Takasaki', 'takasaki_syoko', 'Ｔａｋａｓａｋｉ', 'Shōko'])
  expect(found('Takasakiya')).toEqual([])
})

it('rule 49: finds kana before a particle, whichever kana they are', () => {
  const miura = createKnownNameFinder({ kanji: '三浦 由紀', kana: 'みうら ゆき' })
  const inText = (text: string) => miura(text).map(({ start, end }) => text.slice(start, end))
  expect(inText('ミウラが発熱、妻のユキは')).toEqual(['ミウラ', 'ユキ'])
  expect(inText('ﾐｳﾗの件。みうらが発熱。みうらさん、ゆきさん')).toEqual(['ﾐｳﾗ', 'みうら', 'みうら', 'ゆき'])
  expect(inText('ゆきが降る。カミウラ、ミウラー、みうらがえし、いみうら。ユキヒョウ')).toEqual([])
})

it('takes a name of one character only where it stands alone', () => {
  const lin = createKnownNameFinder({ kanji: '林 実', kana: 'はやし みのる' })
  const text = '林様は森林の実験に。林　実、小林さん'
  expect(lin(text).map(({ start, end }) => text.slice(start, end))).toEqual(['林', '林　実'])
})

it('finds nothing for nothing', () => {
  expect(createKnownNameFinder({ kanji: '', kana: ' ' })('山田')).toEqual([])
})

it.each([
  ['こうえんじ みお', ['Koenji', 'Kouenji Mio', 'MIO Kōenji']],
  ['ちば しづこ', ['Chiba', 'Tiba Shizuko', 'Siduko Chiba']],
  ['つじ じゅんじ', ['Tsuji', 'Tuzi', 'Junji Tsuji', 'Zyunzi']],
])('finds %s in letters', (kana, spellings) => {
  const find = createKnownNameFinder({ kanji: '', kana })
  for (const text of spellings) expect(find(`${text} 様`), text).not.toEqual([])
})

it('can be made of any kana', () => {
  for (const one of 'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔー') {
    for (const kana of [one, `${one}ゃ`, `${one}う`, `っ${one}`]) expect(() => createKnownNameFinder({ kanji: '', kana })('text')).not.toThrow()
  }
})
