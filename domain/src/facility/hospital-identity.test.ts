import { describe, expect, it } from 'vitest'
import { createHospitalRegister, normalizeHospitalAddress, normalizeHospitalName, type HospitalIdentity } from './hospital-identity.rules'

const base: HospitalIdentity = { name: '髙﨑ケ丘病院', municipalityCode: '14101', address: '神奈川県横浜市鶴見区北寺尾３－３－１' }
const same = (one: Partial<HospitalIdentity>, other: Partial<HospitalIdentity>): boolean =>
  createHospitalRegister([{ ...base, ...one }]).find({ ...base, ...other }) !== undefined

describe('normalizeHospitalName', () => {
  it.each([
    ['ＡＯＩ湘北病院', 'AOI湘北病院'],
    ['髙﨑病院', '高崎病院'],
    ['ﾊﾛｰ 病院', 'ハロー　病院'],
    ['リハビリテ－ション病院', 'リハビリテーション病院'],
    ['桜ヶ丘病院', '桜ケ丘病院'],
    ['葛\u{E0100}城病院', '葛城病院'],
  ])('%s = %s', (one, other) => expect(normalizeHospitalName(one)).toBe(normalizeHospitalName(other)))
})

describe('normalizeHospitalAddress', () => {
  it.each([
    ['神奈川県横浜市鶴見区北寺尾３－３－１', '横浜市鶴見区北寺尾3丁目3番1号'],
    ['神奈川県横浜市港南区上永谷二丁目１０番３６号', '神奈川県横浜市港南区上永谷2-10-36'],
    ['神奈川県横浜市中区万代町２ー３ー３', '神奈川県横浜市中区万代町２―３−３'],
    ['神奈川県横須賀市神明町１番地８', '神奈川県横須賀市神明町1-8'],
    ['神奈川県横須賀市神明町１番地の８', '神奈川県横須賀市神明町1の8'],
    ['神奈川県茅ヶ崎市行谷５８３ー１', '神奈川県茅ケ崎市 行谷 583-1'],
    ['北海道札幌市中央区南１条西１６丁目２９１番地', '札幌市中央区南1条西16-291'],
    ['愛知県豊橋市十三丁目1', '愛知県豊橋市13丁目1番'],
    ['群馬県太田市大字新田１２', '群馬県太田市新田12番地'],
  ])('%s = %s', (one, other) => expect(normalizeHospitalAddress(one)).toBe(normalizeHospitalAddress(other)))

  it('keeps a long vowel in a town’s name', () => expect(normalizeHospitalAddress('横浜市西区スーパー町1')).toBe('横浜市西区スーパー町1'))
})

describe('which hospital a list means', () => {
  it('goes by the ministry’s id first, whatever the name', () => expect(same({ naviiId: '1411' }, { naviiId: '1411', name: '改称病院', address: '移転先' })).toBe(true))
  it('then by institution code', () => expect(same({ institutionCode: '1410100065', naviiId: '1' }, { institutionCode: '1410100065', name: '改称病院' })).toBe(true))
  it('then by name and address in other spelling', () => expect(same({}, { name: '高崎ヶ丘病院', address: '横浜市鶴見区北寺尾三丁目３番１号' })).toBe(true))
  it('finds the same hospital under a new id of the ministry', () => expect(same({ naviiId: '1411' }, { naviiId: '1412' })).toBe(true))
  it('takes a corporation in front as part of neither', () => {
    expect(same({ name: '医療法人社団養心会　鶴見西井病院' }, { name: '鶴見西井病院' })).toBe(true)
    expect(same({ name: '鶴見西井病院' }, { name: '医療法人社団養心会鶴見西井病院' })).toBe(true)
  })
  it('keeps two corporations’ hospitals of one name apart', () => expect(same({ name: '医療法人甲会中央病院' }, { name: '医療法人乙会中央病院' })).toBe(false))
  it('keeps apart a name that merely ends alike', () => expect(same({ name: '相模原南病院' }, { name: '原南病院' })).toBe(false))
  it('keeps apart what stands in two places', () => expect(same({}, { address: '神奈川県横浜市鶴見区北寺尾３－３－２' })).toBe(false))
  it('takes no number for the start of another', () => {
    expect(same({ address: '神奈川県横浜市鶴見区北寺尾3-1' }, { address: '神奈川県横浜市鶴見区北寺尾3-12' })).toBe(false)
    expect(same({ address: '神奈川県横浜市鶴見区北寺尾3-1' }, { address: '神奈川県横浜市鶴見区北寺尾3-1-2' })).toBe(false)
  })
  it('takes a town without a number for any number in it, and passes over a building', () => {
    expect(same({ address: '神奈川県横浜市鶴見区北寺尾' }, {})).toBe(true)
    expect(same({ address: '神奈川県横浜市鶴見区北寺尾３－３－１ メディカルビル' }, {})).toBe(true)
  })
  it('keeps apart two names at one address', () => expect(same({ name: '甲病院' }, { name: '乙病院' })).toBe(false))
  it('keeps municipalities apart', () => expect(same({}, { municipalityCode: '14102' })).toBe(false))
  it('knows identifiers learned later', () => {
    const hospital = { ...base }
    const register = createHospitalRegister([hospital])
    register.add(Object.assign(hospital, { naviiId: '1411' }))
    expect(register.find({ name: '別名', municipalityCode: '14999', address: '別', naviiId: '1411' })).toBe(hospital)
  })
})
