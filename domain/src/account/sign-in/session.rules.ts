/** What the prefecture may choose as idle time (要綱22条); a session ends after `ABSOLUTE` hours whatever is chosen. */
export const IDLE_MINUTES_RANGE = { least: 5, most: 120, usual: 30 } as const
