/** What tells one hospital from another across published lists. */
export type HospitalIdentity = {
  /** The ministry's id in 医療情報ネット. */
  naviiId?: string | undefined
  /** 保険医療機関コード, ten digits with the prefecture's in front. */
  institutionCode?: string | undefined
  name: string
  municipalityCode: string
  address: string
}

/** Variants that lists use for one another; NFKC leaves them apart. */
const VARIANTS: Record<string, string> = {
  髙: '高',
  﨑: '崎',
  嵜: '崎',
  邉: '辺',
  邊: '辺',
  濵: '浜',
  濱: '浜',
  齋: '斎',
  齊: '斎',
  斉: '斎',
  澤: '沢',
  廣: '広',
  德: '徳',
  惠: '恵',
  眞: '真',
  國: '国',
  會: '会',
  龍: '竜',
  瀨: '瀬',
  ヶ: 'ケ',
  ヵ: 'カ',
  ッ: 'ツ',
}

const DASHES = /[-‐‑‒–—―−ー─━~〜]/gu

const unified = (text: string): string =>
  [...text.normalize('NFKC').replace(/[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu, '')]
    .map((character) => VARIANTS[character] ?? character)
    .join('')
    .replace(/[\s・,.、。]/gu, '')
    .toLowerCase()

/** A hospital's name for comparison only; what people see stays as typed. */
export const normalizeHospitalName = (name: string): string => unified(name).replace(DASHES, 'ー').replace(/[()「」]/g, '')

const KANJI_DIGITS = '〇一二三四五六七八九'

/** 二十三 → 23; lists write 丁目 either way. */
const kanjiNumber = (text: string): string => {
  if (!text.includes('十')) return [...text].map((digit) => KANJI_DIGITS.indexOf(digit)).join('')
  const [tens, ones] = text.split('十')
  return String((tens ? KANJI_DIGITS.indexOf(tens) : 1) * 10 + (ones ? KANJI_DIGITS.indexOf(ones) : 0))
}

const PREFECTURE = /^(?:北海道|東京都|(?:京都|大阪)府|(?:神奈川|和歌山|鹿児島|\p{sc=Han}{2})県)/u

/** An address for comparison only: without the prefecture, 丁目・番地・号 and every kind of dash and space made one. */
export const normalizeHospitalAddress = (address: string): string =>
  unified(address)
    .replace(PREFECTURE, '')
    .replace(/大字/g, '')
    .replace(/([〇一二三四五六七八九十]+)(?=丁目)/g, kanjiNumber)
    .replace(DASHES, (dash, at: number, whole: string) => (/[\d号番地目]/.test(whole[at - 1] ?? '') || /\d/.test(whole[at + 1] ?? '') ? '-' : dash))
    .replace(/丁目(?:の|ノ)?/g, '-')
    .replace(/(\d)(?:番地の?|番|の|ノ)(?=\d)/g, '$1-')
    .replace(/(\d)(?:番地|番|号)/g, '$1')
    .replace(/-+/g, '-')
    .replace(/-$/, '')

/** Words a corporation's name contains; what stands before the hospital's own name counts as one only with such a word. */
const CORPORATION = /法人|協会|連合会|組合|恩賜財団|公社|機構|日本赤十字|事業団|財団|社団/

/**
 * One list prints the corporation before the hospital's name (医療法人社団養心会 鶴見西井病院), the other doesn't. Where a
 * corporation's name ends is never guessed: the shorter name must be the very end of the longer one.
 */
const isSameName = (one: string, other: string): boolean => {
  if (one === other) return one !== ''
  const [long, short] = one.length > other.length ? [one, other] : [other, one]
  return short.length >= 3 && long.endsWith(short) && CORPORATION.test(long.slice(0, -short.length))
}

/**
 * Lists cut addresses at the town or add the building. Numbers must agree to the last: 1-2 is neither 1-21 nor 1-2-3,
 * but a town without a number agrees with any number in it.
 */
const isSameAddress = (one: string, other: string): boolean => {
  if (one === other) return one !== ''
  const [long, short] = one.length > other.length ? [one, other] : [other, one]
  if (short === '' || !long.startsWith(short)) return false
  return !/\d/.test(short) || !/^[-\d]/.test(long.slice(short.length))
}

type Compared<T> = { hospital: T; name: string; address: string }

const compared = <T extends HospitalIdentity>(hospital: T): Compared<T> => ({
  hospital,
  name: normalizeHospitalName(hospital.name),
  address: normalizeHospitalAddress(hospital.address),
})

/** A set of hospitals in which none stands twice. */
export type HospitalRegister<T extends HospitalIdentity> = {
  /** The hospital a list means: by the ministry's id, else by institution code, else by name and address within its municipality. */
  find: (identity: HospitalIdentity) => T | undefined
  /** Adds a hospital, or further identifiers of one that is already there under the same value. */
  add: (hospital: T) => void
}

export const createHospitalRegister = <T extends HospitalIdentity>(hospitals: Iterable<T> = []): HospitalRegister<T> => {
  const byNaviiId = new Map<string, T>()
  const byInstitutionCode = new Map<string, T>()
  const byMunicipality = new Map<string, Compared<T>[]>()

  const add = (hospital: T): void => {
    if (hospital.naviiId) byNaviiId.set(hospital.naviiId, hospital)
    if (hospital.institutionCode) byInstitutionCode.set(hospital.institutionCode, hospital)
    const neighbours = byMunicipality.get(hospital.municipalityCode)
    if (neighbours === undefined) byMunicipality.set(hospital.municipalityCode, [compared(hospital)])
    else if (!neighbours.some((neighbour) => neighbour.hospital === hospital)) neighbours.push(compared(hospital))
  }

  const find = (identity: HospitalIdentity): T | undefined => {
    const named = (identity.naviiId && byNaviiId.get(identity.naviiId)) || (identity.institutionCode && byInstitutionCode.get(identity.institutionCode))
    if (named) return named
    const wanted = compared(identity)
    return byMunicipality
      .get(identity.municipalityCode)
      ?.find((candidate) => isSameName(candidate.name, wanted.name) && isSameAddress(candidate.address, wanted.address))?.hospital
  }

  for (const hospital of hospitals) add(hospital)
  return { find, add }
}
