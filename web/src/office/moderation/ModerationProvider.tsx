import { lazy, type ReactNode, Suspense, useState } from 'react'
import { type ModerationChoice, ModerateContext } from '../../names/moderate'

const ModerateDialog = lazy(() => import('./ModerateDialog').then((module) => ({ default: module.ModerateDialog })))

/** Lets an officer act where content is read (要綱24条); its dialog is loaded when it is first opened. */
export const ModerationProvider = ({ enabled, children }: { enabled: boolean; children: ReactNode }) => {
  const [choices, setChoices] = useState<readonly ModerationChoice[]>()
  return (
    <ModerateContext value={enabled ? setChoices : undefined}>
      {children}
      {choices === undefined ? null : (
        <Suspense fallback={null}>
          <ModerateDialog choices={choices} onClose={() => setChoices(undefined)} />
        </Suspense>
      )}
    </ModerateContext>
  )
}
