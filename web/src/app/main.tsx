import '@digital-go-jp/design-tokens/dist/tokens.css'
import '../ui/mantine-styles'
import '../ui/theme.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useCallback, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { meQuery } from '../account/account.queries'
import { followLock } from '../account/sign-in/lock-state'
import { ProblemTextContext } from '../platform/ProblemPanel'
import { createServerState } from '../platform/server-state'
import { LanguageProvider, useLanguage } from '../ui/language'
import { theme, themeVariables } from '../ui/theme'
import { describeProblem } from './problem-text'
import { showPresses } from './press-shown'
import { router } from './routes'
import { setSessionExpired } from './session'
import { takeUpWebFont } from './web-font'

const serverState = createServerState({
  signedOut: () => {
    if (serverState.getQueryData(meQuery.queryKey)) setSessionExpired(true)
  },
  seatEnded: (refusal) => {
    if (serverState.getQueryData(meQuery.queryKey)) setSessionExpired(true, refusal)
  },
  locked: followLock,
  // A new version has come into force while the page was open: who one is says which, and the page asks.
  termsOwed: () => void serverState.invalidateQueries({ queryKey: meQuery.queryKey }),
})

// The address that index.html has asked for already: its answer is here before the first component is.
void serverState.prefetchQuery(meQuery)

const ProblemTexts = ({ children }: { children: ReactNode }) => {
  const { language } = useLanguage()
  const text = useCallback((error: unknown) => describeProblem(error, language), [language])
  return <ProblemTextContext value={text}>{children}</ProblemTextContext>
}

showPresses(router)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={themeVariables} forceColorScheme="light">
      <LanguageProvider>
        <ProblemTexts>
          <QueryClientProvider client={serverState}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ProblemTexts>
      </LanguageProvider>
    </MantineProvider>
  </StrictMode>,
)

void takeUpWebFont(serverState)
