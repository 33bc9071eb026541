/** A clock that stands still until the test moves it. */
export type TestClock = { (): Date; set(instant: string): void; advance(milliseconds: number): void }

export const createTestClock = (instant = '2026-11-24T01:00:00.000Z'): TestClock => {
  let now = Date.parse(instant)
  const read = () => new Date(now)
  return Object.assign(read, {
    set: (to: string) => {
      now = Date.parse(to)
    },
    advance: (milliseconds: number) => {
      now += milliseconds
    },
  })
}
