import type { HospitalDetail } from '@tasuki/domain/facility/facility.contract'
import { exportFacilityCall } from '@tasuki/domain/facility/facility-table.contract'
import { useRef, type ChangeEvent } from 'react'
import { FileButton } from '../platform/FileButton'
import { ProblemPanel } from '../platform/ProblemPanel'
import { TableExport } from '../platform/TableExport'
import { ActionButton } from '../ui/ActionButton'
import { ErrorPanel } from '../ui/ErrorPanel'
import { useFileDrop } from '../ui/file-drop'
import { useMessages } from '../ui/language'
import { notify } from '../ui/notices'
import { Section } from '../ui/Page'
import { tableImportMessages } from './table-import.messages'
import { lastChangedBy, type TablePreview } from './table-preview'
import classes from './Tables.module.css'
import { TablePreviewPanel } from './TablePreviewPanel'
import { useTableImport } from './use-table-import'
import { facilityTerms } from './facility-terms.messages'

const PARTS = ['vacancy', 'acceptance', 'record'] as const

/** CSV: what is the hospital's own goes out as a table and comes back as one (要綱13条). */
export const TablesTab = ({ hospital }: { hospital: HospitalDetail }) => (
  <div className={classes.tables}>
    <ExportTables />
    <ImportTable hospital={hospital} />
  </div>
)

const ExportTables = () => {
  const words = useMessages(tableImportMessages)
  return (
    <Section title={words.exportTitle}>
      <p className={classes.lead}>{words.exportLead}</p>
      <ul className={classes.parts}>
        {PARTS.map((part) => (
          <li key={part}>
            <strong>{words[`part_${part}`]}</strong>
            <TableExport call={exportFacilityCall} input={(encoding) => ({ query: { part, encoding } })} />
            <FileButton call={exportFacilityCall} input={{ query: { part, blank: '1' } }} kind="table" tone="quiet">
              {words.blank}
              <span className="visuallyHidden"> {words[`part_${part}`]}</span>
            </FileButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}

const ImportTable = ({ hospital }: { hospital: HospitalDetail }) => {
  const words = useMessages(tableImportMessages)
  const terms = useMessages(facilityTerms)
  const table = useTableImport(hospital)
  const { chosen, refused, preview } = table
  const by = chosen === undefined ? '' : lastChangedBy(chosen.part, hospital)
  const apply = async (of: TablePreview) => {
    const undo = await table.apply(of)
    if (undo === undefined) return
    notify({ text: words.applied(words[`part_${of.part}`]), undo: () => void undo().then((done) => notify({ text: done ? words.undone : words.undoFailed })) })
  }
  return (
    <Section title={words.importTitle}>
      <p className={classes.lead}>{words.importLead}</p>
      <ChooseTable again={chosen !== undefined || refused !== undefined} onFile={(file) => void table.choose(file)} />
      {refused === undefined ? null : (
        <ErrorPanel what={words.fileFault} todo={`${refused.line === undefined ? '' : `${words.atLine(refused.line)}：`}${words[`file_${refused.fault}`]}`}>
          <p>{refused.name}</p>
        </ErrorPanel>
      )}
      {chosen === undefined ? null : <p className={classes.file}>{words.chosenFile(chosen.name, chosen.encoding === 'utf-8' ? words.encoding_utf8 : words.encoding_cp932)}</p>}
      {table.overtaken ? <ErrorPanel what={words.meanwhile(by === '' ? words.somebody : terms.updatedBy(by))} /> : null}
      <ProblemPanel error={table.error} />
      {preview === undefined ? null : <TablePreviewPanel preview={preview} busy={table.busy} onApply={() => void apply(preview)} onCancel={table.forget} />}
      {chosen === undefined && refused === undefined ? (
        <ul className={classes.rules}>
          <li>{words.rule1}</li>
          <li>{words.rule2}</li>
          <li>{words.rule3}</li>
        </ul>
      ) : null}
    </Section>
  )
}

const ChooseTable = ({ again, onFile }: { again: boolean; onFile: (file: File) => void }) => {
  const words = useMessages(tableImportMessages)
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const [file] = files ?? []
    if (file !== undefined) onFile(file)
  }
  const fromInput = (event: ChangeEvent<HTMLInputElement>) => {
    take(event.currentTarget.files)
    // The same file, mended, is chosen again.
    event.currentTarget.value = ''
  }
  const drop = useFileDrop(take)
  return (
    <div
      className={classes.choose}
      {...drop}
    >
      <ActionButton tone={again ? 'plain' : 'primary'} onAct={() => input.current?.click()}>
        {again ? words.chooseOther : words.choose}
      </ActionButton>
      <p className={classes.drop}>{words.drop}</p>
      <input ref={input} type="file" hidden accept=".csv,.txt,text/csv" aria-label={words.choose} onChange={fromInput} />
    </div>
  )
}
