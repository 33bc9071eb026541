/**
 * Words of the wards that stand alone in short fields and that nobody bears as a name: 「月水金・院内」. What the model takes for a name
 * where only such a word stands is none, unless somebody is addressed by it.
 */
const WARD_WORDS = new Set(
  (
    '院内 院外 院長 院生 病院 病棟 病室 外来 個室 大部屋 多床室 自室 自宅 在宅 施設 入院 退院 転院 転棟 通院 往診 訪問 送迎 透析 血液透析 腹膜透析 ' +
    '食事 朝食 昼食 夕食 常食 軟食 全粥 経口 経管 胃瘻 自立 介助 全介助 一部介助 見守り 車椅子 歩行器 独居 同居 別居 主治医 担当医 担当者 看護師 相談員 ' +
    '午前 午後 夜間 日中 早朝 終日 毎日 隔日 平日 週末 祝日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 点滴 吸引 酸素 採血 検査 手術 処方 内服 麻薬 感染 個別 面会 面談 家族 本人 患者 長男 次男 長女 次女'
  ).split(' '),
)

export const isWardWord = (word: string): boolean => WARD_WORDS.has(word)
