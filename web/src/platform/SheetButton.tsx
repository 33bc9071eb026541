import type { FileCall } from '@tasuki/domain/base/call'
import { lazy, Suspense, useState } from 'react'
import { ActionButton } from '../ui/ActionButton'
import { type FileInput, requestFile } from './api-client'

const SheetDialog = lazy(async () => ({ default: (await import('./SheetDialog')).SheetDialog }))

type SheetButtonProps<C extends FileCall> = { call: C; input: FileInput<C>; title: string; children: string; tone?: 'primary' | 'plain' | 'quiet'; size?: 'xs' | 'sm'; /** What must be saved first, so that it stands on the sheet. */ before?: () => Promise<unknown> }

/** Opens a sheet in the page, to be read and printed there. */
export const SheetButton = <C extends FileCall>({ call, input, title, children, tone, size, before }: SheetButtonProps<C>) => {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <ActionButton tone={tone} size={size} onAct={() => setOpened(true)}>
        {children}
      </ActionButton>
      <Suspense fallback={null}>{opened ? <SheetDialog title={title} load={async (signal) => (await before?.(), requestFile(call, input, { signal }))} onClose={() => setOpened(false)} /> : null}</Suspense>
    </>
  )
}
