import { expect, it } from 'vitest'
import { findNames, getProvidedDetector } from './name-check.rules'

const found = (text: string) => findNames(text, { detect: getProvidedDetector() }).map(({ start, end, level }) => `${level} ${text.slice(start, end)}`)

it.each(['月水金・院内', '月水金、院内', '週3回（火木土）・院外', '火木土 午後', '4人部屋・個室', '胃瘻・全介助'])('a word of the ward alone in a short field is no name: %s', (text) => expect(found(text)).toEqual([]))

it('whoever is addressed is, whatever the word', () => expect(found('院内様が昨夜から発熱しています')).toEqual(['block 院内']))
