import { lazy, Suspense, useState } from 'react'
import { ActionButton } from '../../ui/ActionButton'
import { useMessages } from '../../ui/language'
import { paperMessages } from './paper.messages'
import type { PrintableCase } from './printable-case'

const PrintCasesDialog = lazy(async () => ({ default: (await import('./PrintCasesDialog')).PrintCasesDialog }))

/** Beside a list of cases: choose some of them and print them together. */
export const PrintCasesButton = ({ cases }: { cases: readonly PrintableCase[] }) => {
  const words = useMessages(paperMessages)
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ActionButton tone="quiet" onAct={() => setOpened(true)}>
        {words.printSeveralShort}
      </ActionButton>
      <Suspense fallback={null}>{opened ? <PrintCasesDialog cases={cases} onClose={() => setOpened(false)} /> : null}</Suspense>
    </>
  )
}
