/** What the address says of the list beside the room. */
export type TalkSearch = { unread?: true | undefined; mine?: true | undefined; mentions?: true | undefined; q?: string | undefined; here?: true | undefined }

export type TalkFilter = 'all' | 'unread' | 'mentions'

export const filterOf = (search: TalkSearch): TalkFilter => (search.mentions === true ? 'mentions' : search.unread === true ? 'unread' : 'all')

export const withFilter = (search: TalkSearch, filter: TalkFilter): TalkSearch => ({
  ...(search.q === undefined ? {} : { q: search.q }),
  ...(search.mine === true ? { mine: true } : {}),
  ...(filter === 'unread' ? { unread: true } : filter === 'mentions' ? { mentions: true } : {}),
})
