import type { FileCall } from '@tasuki/domain/base/call'
import { Disclosure } from '../ui/Disclosure'
import { useMessages } from '../ui/language'
import type { FileInput } from './api-client'
import { FileButton } from './FileButton'
import { fileMessages } from './file.messages'
import classes from './TableExport.module.css'

type TableExportProps<C extends FileCall> = { call: C; input: (encoding: 'utf-8' | 'cp932') => FileInput<C> }

/** A list as CSV, in either of the encodings that Japanese offices use. */
export const TableExport = <C extends FileCall>({ call, input }: TableExportProps<C>) => {
  const words = useMessages(fileMessages)
  const choices = [
    { encoding: 'utf-8', label: words.utf8, hint: words.utf8Hint },
    { encoding: 'cp932', label: words.cp932, hint: words.cp932Hint },
  ] as const
  return (
    <Disclosure label={words.exportTable}>
      <div className={classes.choices}>
        {choices.map(({ encoding, label, hint }) => (
          <div key={encoding}>
            <FileButton call={call} input={input(encoding)} kind="table" tone="quiet" fullWidth>
              {label}
            </FileButton>
            <p className={classes.hint}>{hint}</p>
          </div>
        ))}
      </div>
    </Disclosure>
  )
}
