/** What is drawn by chance is drawn otherwise on each of the two servers that the suite knows. */
const onDebian15 = process.env.TASUKI_TEST_PG === 'debian15'

export const seedOfServer = (seed: number): number => seed + (onDebian15 ? 1 : 0)
