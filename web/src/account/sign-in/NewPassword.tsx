import { PasswordInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useMessages } from '../../ui/language'
import type { PasswordGrade } from './password-estimate'
import { passwordMessages } from './password.messages'
import classes from './NewPassword.module.css'

type NewPasswordProps = { value: string; again: string; minimum: number; ownWords: readonly string[]; onChange: (value: string) => void; onAgain: (value: string) => void }

/** How hard it is to guess, as it is typed; what judges it is fetched when the first letter is. */
const useGrade = (password: string, ownWords: readonly string[]): PasswordGrade | undefined => {
  const [judged, setJudged] = useState<{ password: string; grade: PasswordGrade }>()
  const words = ownWords.join('\n')
  useEffect(() => {
    let isCurrent = true
    if (password !== '') void import('./password-estimate').then(({ estimatePassword }) => isCurrent && setJudged({ password, grade: estimatePassword(password, words.split('\n')) }), () => undefined)
    return () => {
      isCurrent = false
    }
  }, [password, words])
  return judged?.password === password ? judged.grade : undefined
}

/** A new password, twice, with its strength in words and as a bar. */
export const NewPassword = ({ value, again, minimum, ownWords, onChange, onAgain }: NewPasswordProps) => {
  const words = useMessages(passwordMessages)
  const grade = useGrade(value, ownWords)
  const missing = minimum - [...value.normalize('NFKC')].length
  const said = value === '' || grade === undefined ? '' : missing > 0 ? words.tooShort(missing) : words[grade]
  const level = value === '' || grade === undefined ? 0 : missing > 0 || grade === 'weak' ? 1 : grade === 'almost' ? 2 : 3
  const field = { autoComplete: 'new-password', required: true, withAsterisk: false, visibilityToggleButtonProps: { 'aria-label': words.showPassword } } as const
  return (
    <>
      <div>
        <PasswordInput {...field} label={words.newPassword} description={words.rule(minimum)} value={value} onChange={(event) => onChange(event.currentTarget.value)} />
        <div className={classes.strength}>
          <span className={classes.bar} data-level={level} aria-hidden />
          <span role="status">{said === '' ? '' : `${words.strength}: ${said}`}</span>
        </div>
      </div>
      <PasswordInput {...field} label={words.again} value={again} onChange={(event) => onAgain(event.currentTarget.value)} error={again !== '' && !value.startsWith(again) ? words.differs : undefined} />
    </>
  )
}
