type Said = { needPassword: string; needAgain: string; differs: string }

/** Why a new password can't be taken yet. */
export const missingPassword = (said: Said, { password, again }: { password: string; again: string }): string | undefined => {
  if (password === '') return said.needPassword
  if (again === '') return said.needAgain
  return password === again ? undefined : said.differs
}
