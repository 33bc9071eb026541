import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalNames, refusePersonalNames } from './personal-name.rules'

const namesIn = (text: string): string[] => findPersonalNames(text).map(({ start, end }) => text.slice(start, end))

describe('rule 49: a patient’s name is found', () => {
  it.each([
    ['氏名：山田太郎', '山田太郎'],
    ['氏名:山田 太郎', '山田 太郎'],
    ['氏　名：山田　太郎', '山田　太郎'],
    ['患者氏名\t鈴木 花子\t82歳', '鈴木 花子'],
    ['患者名：佐藤ミツ', '佐藤ミツ'],
    ['患者名: 佐藤 みつ 88歳 女性', '佐藤 みつ'],
    ['氏名 高橋一郎 男性', '高橋一郎'],
    ['フリガナ：ヤマダ タロウ', 'ヤマダ タロウ'],
    ['ﾌﾘｶﾞﾅ:ﾔﾏﾀﾞ ﾀﾛｳ', 'ﾔﾏﾀﾞ ﾀﾛｳ'],
    ['ふりがな：やまだ はなこ', 'やまだ はなこ'],
    ['フリガナ：カナモリ', 'カナモリ'],
    ['氏名（カナ）：ヤマダ　タロウ', 'ヤマダ　タロウ'],
    ['氏名 (カナ): ヤマダ', 'ヤマダ'],
    ['お名前：小林さくら', '小林さくら'],
    ['姓名＝渡辺健', '渡辺健'],
    ['【氏名】中村実', '中村実'],
    ['|氏名|伊藤誠|', '伊藤誠'],
    ['患者の名前：加藤茂', '加藤茂'],
    ['氏名：Nguyen Van', 'Nguyen Van'],
    ['氏名：山田太郎様', '山田太郎'],
    ['年齢：82\n性別：女\n氏名：井上キヨ\n病名：肺炎', '井上キヨ'],
    ['家族氏名：井上 実', '井上 実'],
    ['田中様の転院をお願いします', '田中'],
    ['本日田中様のご家族と面談しました', '田中'],
    ['透析中の佐々木さんの件', '佐々木'],
    ['髙橋さんは月水金透析', '髙橋'],
    ['葛󠄀城様が希望されています', '葛󠄀城'],
    ['𠮷田様 入院中', '𠮷田'],
    ['田中 太郎様', '田中 太郎'],
    ['田中太郎　様', '田中太郎'],
    ['タナカ タロウさん', 'タナカ タロウ'],
    ['グエンさんは通訳が必要', 'グエン'],
    ['ﾀﾅｶさん', 'ﾀﾅｶ'],
    ['ひろこさんの希望', 'ひろこ'],
    ['はる様、胃瘻あり', 'はる'],
    ['ゆうちゃん（8歳）', 'ゆう'],
    ['山田氏の件、検討中です', '山田'],
    ['山田太郎殿', '山田太郎'],
    ['太郎くん、経管栄養', '太郎'],
    ['太郎くんです', '太郎'],
    ['山田君の受入れ', '山田'],
    ['Smithさんは英語のみ', 'Smith'],
    ['和夫さんは酸素2L', '和夫'],
    ['康一様', '康一'],
    ['直人さん', '直人'],
    ['本多様', '本多'],
    ['清水様', '清水'],
    ['土屋さん', '土屋'],
    ['阿部さま', '阿部'],
    ['3階病棟の山田様ですが、明後日なら個室で', '山田'],
    ['主治医が田中様に説明済み', '田中'],
    ['三ヶ島さん', '三ヶ島'],
    ['湘南病院の田中様、来週転院希望です', '田中'],
  ])('%s', (text, name) => expect(namesIn(text)).toContain(name))

  it('finds each name of a text', () => {
    expect(namesIn('田中様は受入可、鈴木さんは検討中。\n氏名：山田太郎')).toEqual(['田中', '鈴木', '山田太郎'])
  })
  it('says why', () => {
    expect(findPersonalNames('氏名：山田様')).toEqual([{ start: 3, end: 5, reason: 'label' }])
    expect(findPersonalNames('山田様')).toEqual([{ start: 0, end: 2, reason: 'address' }])
  })
})

describe('rule 50: a staff member’s name is allowed', () => {
  it.each([
    '湘南病院の田中です。お世話になっております。',
    '鈴木医師より説明済みです',
    '佐藤看護師が同行します',
    '高橋先生の外来に通院中',
    '高橋先生方にもご確認いただきました',
    '担当の田中さんにお電話しました',
    '相談員の佐藤さんからの紹介です',
    '連携室の鈴木様にお伝えください',
    '担当：山田さん',
    'MSW 佐藤さんに確認中',
    '担当者氏名：佐藤花子',
    '記入者氏名：佐藤花子',
    '主治医の氏名：高橋一郎',
    '湘南病院 地域連携室 田中様\nいつもお世話になっております。',
    '鈴木看護師さんが対応',
    '看護師田中さんへ連絡',
  ])('%s', (text) => expect(namesIn(text)).toEqual([]))
})

describe('no false alarm on the words of the ward', () => {
  it.each([
    '透析は月水金のみ',
    '家族様の希望で自宅近くを希望',
    '明後日なら個室で受けられます',
    '患者様は独歩可、食事はたくさん召し上がります',
    '患者さんのご家族さんに説明済み',
    '奥様と面談、奥さんはキーパーソン',
    'お母さん、お父さん、娘さん、息子さんとも同意',
    '長男さんの奥さんが介護、ご主人様は他界',
    '皆様、皆さん、各位',
    'ご本人様の意向、本人様は未告知',
    'お子さん、赤ちゃん、お孫さん',
    'ご担当者様、関係者様、先方様',
    '湘南病院様、湘南ホーム様、鶴見クリニックさん',
    '看護師さん、相談員さん、ケアマネさん、ヘルパーさん、リハさん',
    'お疲れ様です。ご苦労様です。お世話様です。お陰様で',
    'おつかれさまです。おかげさまで。お待たせしました',
    '前回同様、仕様、模様、異様、多様、多種多様、一様',
    '様子を見ています。様式1を送付。様々な意見、さまざまな薬',
    '体温は摂氏38度',
    '摂氏と華氏、同氏、彼氏',
    '患者氏名は記載しないでください',
    '氏名は伏せています',
    '氏名：非公開',
    '氏名：〇〇〇〇',
    '氏名：○○ ○○',
    '氏名：記載しません',
    '氏名、住所、電話番号は不要です',
    '氏名 住所 電話番号',
    'フリガナ：なし',
    '薬の名前：アムロジピン',
    '施設の名前：ひかり苑',
    '名前：湘南病院',
    '〇〇様、○○様、A様、B氏、X氏',
    '機能くんれんを継続',
    '毎日歩くんですが、息切れがあります',
    '薬はちゃんと飲めています',
    '毎食ちゃんと摂取',
    '飲める様になりました。悪化しない様に。この様な状態',
    '肺炎の様です。夢の様な話',
    'する様に、ある様で、できる様なら',
    '脳炎様症状あり、コーヒー残渣様嘔吐、タール様便、水様便、水様性下痢',
    'インフルエンザ様症状、感冒様症状、喘息様発作、膿様痰、すりガラス様陰影',
    '乳様突起、パーキンソン様の歩行',
    'バセドウ氏病、ハンセン氏病、アジソン氏病',
    '大殿筋、殿部の褥瘡、沈殿物あり、御殿場在住',
    '諸君、君津市へ転院希望',
    'お一人様、2名様、三人さん',
    '夫さんは遠方、妻さんが来院、弟さん、妹さん',
    'おばあちゃん、お兄ちゃん、おじいさん、おばさん',
    '利用者様、入居者様、入所者さん、後見人さん、民生委員さん',
    '院長様、師長さん、病院長殿、主治医様、事務長さん',
    'キーパーソン様、訪看さん、包括さん、薬局さん、業者さん',
    '胃瘻造設済み、酸素2L/分、吸引は1日8回まで',
    '吸引は夜間2回、褥瘡は仙骨部D3、体交2時間ごと',
    'MRSA陽性（喀痰）、個室対応をお願いできますか',
    '身元保証人は長女、生活保護申請中',
    '今週は満床です。来週火曜以降であれば調整可能です。',
    '判定会議は木曜です。金曜にお返事します。',
    'さんぽが日課。さんそ吸入中。けいさん上は足りる',
    '',
  ])('%s', (text) => expect(namesIn(text)).toEqual([]))
})

describe('refusePersonalNames', () => {
  it('rule 49: refuses with every field and place', () => {
    expect(refusePersonalNames({ history: '田中様は糖尿病', course: '肺炎後', background: '妻と同居。鈴木さんが隣人、佐藤さんも' })).toEqual({
      ok: false,
      refusal: { code: 'personal_name', details: { fields: ['history', 'background'], spans: { history: [[0, 2]], background: [[5, 7], [13, 15]] } } },
    })
  })
  it('accepts texts without a name, and no text at all', () => {
    expect(refusePersonalNames({ history: '高血圧', course: '' })).toEqual({ ok: true, value: true })
    expect(refusePersonalNames({})).toEqual({ ok: true, value: true })
  })
})

describe('spans', () => {
  const pieces = fc.constantFrom('田中', '様', 'さん', '氏名', '：', ' ', '\t', '\n', 'の', '患者', 'ちゃん', 'タロウ', 'はなこ', '𠮷', '󠄀', '殿', '君', '、', 'A', '氏', 'フリガナ', '\ud842')
  it('lie within the text, in order, apart from each other and never empty', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => {
        const text = parts.join('')
        let last = 0
        for (const { start, end } of findPersonalNames(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          last = end
        }
      }),
      { numRuns: 2000 },
    )
  })
  it('the longest text made of nothing but addresses, kanji or labels is read through', () => {
    for (const piece of ['様', '田', 'ひ', '氏名：', '田中様', 'さん ', '患者名', ' ', 'ア']) expect(() => findPersonalNames(piece.repeat(4000).slice(0, 4000))).not.toThrow()
  })
})
