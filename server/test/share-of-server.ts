/**
 * The suite runs on two servers. What is drawn by chance or listed by the thousand is shared between them: each draws
 * other worlds, sends every second input, so that both together show what one alone did, in half the time.
 */
const onDebian15 = process.env.TASUKI_TEST_PG === 'debian15'

/** Other draws on each server. */
export const seedOfServer = (seed: number): number => seed + (onDebian15 ? 1 : 0)

/** Every second of them here, the others there. */
export const shareOfServer = <T>(all: readonly T[]): T[] => all.filter((_, at) => at % 2 === (onDebian15 ? 1 : 0))
