import type { SeatForm, SeatFormContent, SeatPersonLine, SeatStarterLine } from '@tasuki/domain/account/seat-form/seat-form.contract'
import { startersOf } from '@tasuki/domain/account/seat-form/seat-form.rules'
import { type Column, DataTable } from '../../ui/DataTable'
import { EmptyState } from '../../ui/EmptyState'
import { useLanguage, useMessages } from '../../ui/language'
import { Facts, Section } from '../../ui/Page'
import { FullDay } from '../../ui/RelativeTime'
import { fullDayText } from '../../ui/time-text'
import { formSheetMessages } from './form-sheet.messages'
import classes from './SeatForm.module.css'

type Contact = SeatFormContent['contact'] & { name?: string }
type Starter = SeatPersonLine & Partial<Pick<SeatStarterLine, 'firstDay'>>

/** Everything that a form says, to be read once it is handed in: the head, what is applied for and where the bill goes, who stops and who starts. */
export const FormSheet = ({ form }: { form: SeatForm }) => {
  const words = useMessages(formSheetMessages)
  const { content } = form
  return (
    <article className={classes.sheet}>
      <Section title={words.applicant}>
        <Facts
          facts={[
            { label: words.hospitalName, value: content.hospitalName },
            { label: words.address, value: content.address },
            { label: words.representative, value: [content.representativeTitle, content.representativeName].filter((part) => part !== '').join('　') },
            { label: words.contact, value: <ContactText contact={content.contact} /> },
          ]}
        />
      </Section>
      {content.kind === 2 ? <Application form={form} content={content} /> : null}
      {content.kind === 3 ? <Leavers form={form} content={content} /> : null}
      <Starters content={content} />
    </article>
  )
}

const ContactText = ({ contact: { department, name = '', phone, extension, email } }: { contact: Contact }) => {
  const words = useMessages(formSheetMessages)
  const lines = [[department, name].filter((part) => part !== '').join('　'), [phone, extension === '' ? '' : words.extension(extension)].filter((part) => part !== '').join('　'), email].filter((line) => line !== '')
  return lines.length === 0
    ? '–'
    : lines.map((line) => (
        <span key={line} className={classes.sheetLine}>
          {line}
        </span>
      ))
}

const Application = ({ form, content }: { form: SeatForm; content: Extract<SeatFormContent, { kind: 2 }> }) => {
  const words = useMessages(formSheetMessages)
  const { fee } = form
  return (
    <Section title={words.applied}>
      <Facts
        facts={[
          { label: words.seatsWanted, value: words.seatsCount(content.seats.normalize('NFKC')) },
          { label: words.wishedStart, value: content.wishedStart === null ? words.earliest : words.month(content.wishedStart) },
          { label: words.fee, value: fee === null ? (form.yearOver ? words.yearOver : words.feeUnknown) : `${words.feeText(fee)}${fee.fixed ? words.feeFixed : words.feeEstimated}` },
          { label: words.billTo, value: <ContactText contact={content.billTo} /> },
        ]}
      />
    </Section>
  )
}

const Leavers = ({ form, content }: { form: SeatForm; content: Extract<SeatFormContent, { kind: 3 }> }) => {
  const words = useMessages(formSheetMessages)
  if (content.leavers.length === 0) return null
  const rows = content.leavers.map((line) => ({ ...line, person: form.leavers.find(({ personId }) => personId === line.personId) }))
  const columns: Column<(typeof rows)[number]>[] = [
    { id: 'name', header: words.name, cell: ({ person }) => person?.displayName ?? '', card: 'title' },
    { id: 'kana', header: words.kana, cell: ({ person }) => person?.kana ?? '' },
    { id: 'department', header: words.department, cell: ({ person }) => person?.department ?? '' },
    { id: 'email', header: words.email, cell: ({ person }) => person?.email ?? '' },
    { id: 'day', header: words.lastDay, cell: ({ lastDay }) => (lastDay === null ? '' : <FullDay day={lastDay} />), width: '12em' },
  ]
  return (
    <Section title={words.leavers}>
      <DataTable label={words.leavers} columns={columns} rows={rows} rowKey={({ personId }) => personId} empty={null} />
    </Section>
  )
}

const Starters = ({ content }: { content: SeatFormContent }) => {
  const words = useMessages(formSheetMessages)
  const { language } = useLanguage()
  const title = content.kind === 3 ? words.starters : words.users
  const rows = startersOf(content).map((line: Starter, at) => ({ ...line, no: at + 1 }))
  if (rows.length === 0 && content.kind === 3) return null
  const begins = ({ firstDay }: Starter) => (content.kind === 2 ? words.fromStart : firstDay === null || firstDay === undefined ? words.fromAcceptance : fullDayText(firstDay, language))
  const columns: Column<(typeof rows)[number]>[] = [
    { id: 'no', header: words.no, cell: ({ no }) => no, align: 'end', width: '3em', card: 'hidden' },
    { id: 'name', header: words.name, cell: ({ name }) => name, card: 'title' },
    { id: 'kana', header: words.kana, cell: ({ kana }) => kana },
    { id: 'department', header: words.department, cell: ({ department }) => department },
    {
      id: 'email',
      header: words.email,
      cell: ({ email, sharedMailbox }) => (
        <>
          {email}
          {sharedMailbox ? <span className={classes.sheetNote}>{`${words.shared}：${words.sharedWhy}`}</span> : null}
        </>
      ),
    },
    { id: 'day', header: words.firstDay, cell: begins, width: '12em' },
  ]
  return (
    <Section title={title}>
      <DataTable label={title} columns={columns} rows={rows} rowKey={({ no }) => String(no)} empty={<EmptyState title={words.noUsers}>{words.noUsersText}</EmptyState>} />
    </Section>
  )
}
