/** Older and newer forms of one character, as families write them: the newer stands for both when names are compared. */
const PAIRS =
  '髙高﨑崎嵜崎碕崎邉辺邊辺齋斎齊斎斉斎濵浜濱浜德徳𠮷吉澤沢廣広櫻桜嶋島嶌島國国惠恵眞真條条榮栄圓円學学關関舘館邨村冨富淵渕靜静實実壽寿禮礼澁渋彌弥瀨瀬瀧滝龍竜會会增増豐豊黑黒與与淸清藏蔵莊荘郞郎鄕郷萬万藪薮籔薮穗穂穐秋舩船峯峰桧檜靏鶴靍鶴' +
  '鷗鴎寬寛敎教曆暦槇槙步歩淺浅溫温渴渇爐炉狹狭獨独瓣弁畫画當当發発盡尽硏研祿禄稻稲竝並粹粋絲糸綠緑緖緒縣県總総繩縄繼継續続聰聡臺台舊旧莖茎萠萌蠶蚕覺覚觀観讓譲賴頼遙遥釋釈鎭鎮鐵鉄險険隨随雜雑靈霊顯顕飮飲餘余驛駅髮髪鷄鶏鹽塩麥麦默黙齡齢龜亀'

const canonical = new Map<string, string>()
const characters = Array.from(PAIRS)
for (let i = 0; i + 1 < characters.length; i += 2) {
  const [variant = '', plain = ''] = [characters[i], characters[i + 1]]
  canonical.set(variant, plain)
}

/** The common form of one character (髙 → 高), or itself. */
export const plainForm = (character: string): string => canonical.get(character) ?? character
