import { hash, verify } from '@node-rs/argon2'

/** Argon2id with the parameters OWASP names first for it: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The same letters typed with another input method must be the same password. */
const normalised = (password: string): string => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => hash(normalised(password), PARAMETERS)

export const verifyPassword = (given: { hash: string; password: string }): Promise<boolean> => verify(given.hash, normalised(given.password))
