/** How a hospital's state of use is marked. */
export const USE_TONE = { active: 'yes', non_user: 'none', ended: 'paused' } as const
