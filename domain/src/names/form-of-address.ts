/** What follows a name that is addressed, at the beginning of what stands behind it. */
export const FORM_OF_ADDRESS = /^[ \u3000]*(?:様|さま|さん|氏|殿|ちゃん|くん|君)/u
