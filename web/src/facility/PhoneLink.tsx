import { useMessages } from '../ui/language'
import classes from './PhoneLink.module.css'
import { hospitalMessages } from './hospital.messages'

/** A number to press on a phone. Printed lists write numbers with all kinds of dashes and full-width digits. */
export const PhoneLink = ({ number, extension = '' }: { number: string; extension?: string }) => {
  const words = useMessages(hospitalMessages)
  const dialled = number.normalize('NFKC').replace(/[^\d+]/g, '')
  return (
    <span className={classes.phone}>
      {dialled === '' ? number : <a href={`tel:${dialled}`}>{number}</a>}
      {extension === '' ? null : <span className={classes.extension}>{words.extensionOf(extension)}</span>}
    </span>
  )
}
