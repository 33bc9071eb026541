/** The session's cookie. `__Host-` makes browsers refuse one that a neighbouring host or an unencrypted page tries to set. */
export type SessionCookie = {
  read(cookieHeader: string | undefined): string | undefined
  /** Gone when the browser closes (shared PCs); how long it is good for is the server's to say. */
  give(token: string): string
  take(): string
}

const TOKEN = /^[A-Za-z0-9_-]{16,128}$/

export const sessionCookie = (baseUrl: string): SessionCookie => {
  const secure = baseUrl.startsWith('https://')
  const name = secure ? '__Host-tasuki' : 'tasuki'
  const attributes = `; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read: (cookieHeader) => {
      for (const part of (cookieHeader ?? '').split(';')) {
        const at = part.indexOf('=')
        if (at < 0 || part.slice(0, at).trim() !== name) continue
        const token = part.slice(at + 1).trim()
        return TOKEN.test(token) ? token : undefined
      }
      return undefined
    },
    give: (token) => `${name}=${token}${attributes}`,
    take: () => `${name}=; Max-Age=0${attributes}`,
  }
}
