const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** Marks a browser, nobody in it: which people needn't show their factor there is written beside the hash of its token. */
export type DeviceCookie = {
  read(cookieHeader: string | undefined): string | undefined
  give(token: string, maxAgeSeconds: number): string
}

export const deviceCookie = (baseUrl: string): DeviceCookie => {
  const secure = baseUrl.startsWith('https://')
  const name = secure ? '__Host-tasuki-device' : 'tasuki-device'
  return {
    read: (cookieHeader) => {
      const found = (cookieHeader ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(`${name}=`))
      const token = found?.slice(name.length + 1) ?? ''
      return TOKEN.test(token) ? token : undefined
    },
    give: (token, maxAgeSeconds) => `${name}=${token}; Max-Age=${maxAgeSeconds}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`,
  }
}
