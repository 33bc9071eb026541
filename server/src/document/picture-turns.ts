/** As Exif counts: where the first row and the first column of the stored picture are shown. */
export const TURNS: Record<number, [a: number, b: number, c: number, d: number]> = { 2: [-1, 0, 0, 1], 3: [-1, 0, 0, -1], 4: [1, 0, 0, -1], 5: [0, 1, 1, 0], 6: [0, 1, -1, 0], 7: [0, -1, -1, 0], 8: [0, -1, 1, 0] }
