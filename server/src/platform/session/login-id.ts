/** Small letters, digits and a few signs: what can be read out and typed on any keyboard. */
const LOGIN_ID = /^[a-z0-9][a-z0-9._-]{1,63}$/

/** The one way in which a login id is written, stored and compared, however it was typed; undefined where it can't be one. */
export const readLoginId = (typed: string): string | undefined => {
  const loginId = typed.normalize('NFKC').trim().toLowerCase()
  return LOGIN_ID.test(loginId) ? loginId : undefined
}
