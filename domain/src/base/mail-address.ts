import { z } from 'zod'

const MOST = 254

/** As it is stored and written to: full-width letters and blanks around it are a way of typing, not another address. */
export const mailAddressOf = (typed: string): string => typed.normalize('NFKC').trim()

/** Full-width signs and capitals are no difference between mailboxes. */
export const mailboxOf = (email: string): string => email.normalize('NFKC').trim().toLowerCase()

/** One plain address, nothing that could begin another header: what is accepted is what can be written to. */
export const isMailAddress = (address: string): boolean => address.length <= MOST && z.email().safeParse(address).success

/** Of a call: however it was typed, as it is stored; none is ''. */
export const mailAddress = (most = MOST) =>
  z
    .string()
    .max(most)
    .overwrite(mailAddressOf)
    .refine((address) => address === '' || isMailAddress(address), { message: 'mail_address' })
    // No place for words: nothing but an address is taken.
    .meta({ format: 'email' })
