const TWO: Readonly<Record<string, string>> = {
  キャ: 'kya', キュ: 'kyu', キョ: 'kyo', シャ: 'sha', シュ: 'shu', ショ: 'sho', チャ: 'cha', チュ: 'chu', チョ: 'cho', ニャ: 'nya', ニュ: 'nyu', ニョ: 'nyo', ヒャ: 'hya', ヒュ: 'hyu', ヒョ: 'hyo',
  ミャ: 'mya', ミュ: 'myu', ミョ: 'myo', リャ: 'rya', リュ: 'ryu', リョ: 'ryo', ギャ: 'gya', ギュ: 'gyu', ギョ: 'gyo', ジャ: 'ja', ジュ: 'ju', ジョ: 'jo', ビャ: 'bya', ビュ: 'byu', ビョ: 'byo', ピャ: 'pya', ピュ: 'pyu', ピョ: 'pyo', ジェ: 'je', シェ: 'she', チェ: 'che', ティ: 'ti', ファ: 'fa', フィ: 'fi', フェ: 'fe', フォ: 'fo', ヴァ: 'va',
}
const ONE: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['アイウエオ', 'a i u e o'],
    ['カキクケコ', 'ka ki ku ke ko'],
    ['サシスセソ', 'sa shi su se so'],
    ['タチツテト', 'ta chi tsu te to'],
    ['ナニヌネノ', 'na ni nu ne no'],
    ['ハヒフヘホ', 'ha hi fu he ho'],
    ['マミムメモ', 'ma mi mu me mo'],
    ['ヤユヨ', 'ya yu yo'],
    ['ラリルレロ', 'ra ri ru re ro'],
    ['ワヲン', 'wa o n'],
    ['ガギグゲゴ', 'ga gi gu ge go'],
    ['ザジズゼゾ', 'za ji zu ze zo'],
    ['ダヂヅデド', 'da ji zu de do'],
    ['バビブベボ', 'ba bi bu be bo'],
    ['パピプペポ', 'pa pi pu pe po'],
    ['ヴヰヱ', 'vu i e'],
  ].flatMap(([kana = '', latin = '']) => [...kana].map((sign, i) => [sign, latin.split(' ')[i] ?? ''] as const)),
)

/** Katakana in Hepburn's letters as passports begin from: long vowels written out. */
const spell = (katakana: string): string => {
  let latin = ''
  let doubled = false
  for (let i = 0; i < katakana.length; i++) {
    const sign = katakana.charAt(i)
    const pair = TWO[sign + katakana.charAt(i + 1)]
    if (sign === 'ッ') {
      doubled = true
      continue
    }
    if (sign === 'ー') {
      latin += latin.slice(-1)
      continue
    }
    const sound = pair ?? ONE[sign] ?? ''
    if (pair !== undefined) i += 1
    latin += doubled ? (sound.startsWith('ch') ? 't' : sound.slice(0, 1)) + sound : sound
    doubled = false
  }
  return latin
}

/** The spellings one reading is met in: Satou, Sato, Satoh; Shinichi, Sinichi. */
export const romajiOf = (katakana: string): string[] => {
  const plain = spell(katakana)
  const short = plain.replaceAll(/ou|oo/g, 'o').replaceAll('uu', 'u')
  const spellings = [plain, short, short.replace(/o$/, plain.endsWith('ou') ? 'oh' : 'o'), plain.replaceAll('shi', 'si').replaceAll('tsu', 'tu').replaceAll('chi', 'ti').replaceAll('fu', 'hu').replaceAll('ji', 'zi'), short.replaceAll(/n([bmp])/g, 'm$1')]
  return [...new Set(spellings)].filter((spelling) => spelling.length >= 2)
}
