/** How an application's state is marked. */
export const APPLICATION_TONE = { submitted: 'waits', returned: 'maybe', withdrawn: 'none', accepted: 'yes', refused: 'no' } as const
