import { expect, it } from 'vitest'
import { isShownAt } from './notice-place'

it.each([
  ['/inbox/1', '/inbox/1', undefined, true],
  ['/inbox/1', '/inbox/2', undefined, false],
  ['/cases/1?inquiry=a', '/cases/1', 'a', true],
  ['/cases/1?inquiry=a', '/cases/1', 'b', false],
  ['/cases/1?inquiry=a', '/cases/1', undefined, false],
  ['/cases/1', '/cases/1', 'a', true],
  ['/facility?tab=vacancy', '/facility', undefined, true],
])('a notice of %s at %s (%s): %s', (notice, pathname, inquiry, shown) => expect(isShownAt(notice, { pathname, inquiry })).toBe(shown))
