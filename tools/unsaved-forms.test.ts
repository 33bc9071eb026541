import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const pages = path.resolve(import.meta.dirname, '../web/src')

/** Forms that may be left without a question, and why. */
const NOTHING_TO_LOSE = new Set([
  // Passwords and codes: typed again at no loss, and better not kept.
  'account/sign-in/ConfirmIdentity.tsx',
  'account/sign-in/LockScreen.tsx',
  'account/sign-in/SignInForm.tsx',
  'account/sign-in/EnrolCodeList.tsx',
  'account/sign-in/EnrolPasskey.tsx',
  'account/sign-in/EnrolTotp.tsx',
  'account/sign-in/FactorCheck.tsx',
  'account/sign-in/InvitationPage.tsx',
  'account/sign-in/ForgottenPassword.tsx',
  'office/application/OwnApplication.tsx',
  // In a dialog, which asks itself before it goes with what was typed.
  'office/register/AddPersonDialog.tsx',
  'transfer/in-charge/AbsenceForm.tsx',
  // Kept as it is typed.
  'transfer/case-form/CaseEditor.tsx',
  // A name for the list that is shown: another list would be another view.
  'account/saved-view/SavedViews.tsx',
])

it('a page asks before what was typed into its form is left behind', () => {
  const unguarded = readdirSync(pages, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.tsx'))
    .filter((file) => {
      const text = readFileSync(path.join(pages, file), 'utf8')
      return /<form\b/.test(text) && !text.includes('<UnsavedGuard ')
    })
  expect(unguarded.filter((file) => !NOTHING_TO_LOSE.has(file))).toEqual([])
  expect([...NOTHING_TO_LOSE].filter((file) => !unguarded.includes(file))).toEqual([])
})
