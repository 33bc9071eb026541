/**
 * Whether the page at this address shows what a notice is about. A case's page shows the talk of the chosen inquiry: a
 * notice about another one isn't read by it.
 */
export const isShownAt = (noticePath: string, place: { pathname: string; inquiry: string | undefined }): boolean => {
  const [path = '', query = ''] = noticePath.split('?')
  const inquiry = new URLSearchParams(query).get('inquiry')
  return path === place.pathname && (inquiry === null || inquiry === place.inquiry)
}
