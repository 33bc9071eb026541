-- Searching the directory: names as typed stay as they are, what is compared is one spelling of them.

-- The spelling of domain/src/facility/hospital-identity.rules.ts (a test holds the two together), and hiragana is katakana.
create function search_spelling(typed text) returns text language sql immutable parallel safe as $$
  select lower(translate(translate(regexp_replace(translate(normalize(typed, nfkc),
      'ぁあぃいぅうぇえぉおかがきぎくぐけげこごさざしじすずせぜそぞただちぢっつづてでとどなにぬねのはばぱひびぴふぶぷへべぺほぼぽまみむめもゃやゅゆょよらりるれろゎわゐゑをんゔゕゖ',
      'ァアィイゥウェエォオカガキギクグケゲコゴサザシジスズセゼソゾタダチヂッツヅテデトドナニヌネノハバパヒビピフブプヘベペホボポマミムメモャヤュユョヨラリルレロヮワヰヱヲンヴヵヶ'),
    '[\uFE00-\uFE0F\U000E0100-\U000E01EF\s・,.、。()「」]', '', 'g'),
    '髙﨑嵜邉邊濵濱齋齊斉澤廣德惠眞國會龍瀨ヶヵッ',
    '高崎崎辺辺浜浜斎斎斎沢広徳恵真国会竜瀬ケカツ'),
    '-‐‑‒–—―−─━~〜', 'ーーーーーーーーーーーー'))
$$;

alter table hospital add column search_text text not null
  generated always as (search_spelling(name) || ' ' || search_spelling(short_name) || ' ' || search_spelling(name_kana)) stored;
