import { NativeSelect } from '@mantine/core'
import { exportFiguresCall, type PolicyTable, getFiguresCall } from '@tasuki/domain/office/figures/figures.contract'
import { useQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { ProblemPanel } from '../../platform/ProblemPanel'
import { callQuery } from '../../platform/server-state'
import { TableExport } from '../../platform/TableExport'
import { FilterBar } from '../../ui/FilterBar'
import { useMessages } from '../../ui/language'
import { Page, Section } from '../../ui/Page'
import { QuietZero } from '../../ui/QuietZero'
import { SkeletonRows } from '../../ui/SkeletonRows'
import classes from './Figures.module.css'
import { figuresMessages } from './figures.messages'

const route = getRouteApi('/office/figures')

/** 利活用の数値: de-identified figures of a fiscal year, what each is, and how small ones are left out (要綱26条). */
export const FiguresPage = () => {
  const words = useMessages(figuresMessages)
  const navigate = useNavigate()
  const { year } = route.useSearch()
  const query = year === undefined ? {} : { year }
  // Each reading is written down: none without being asked for.
  const { data, error, refetch } = useQuery({ ...callQuery(['figures', 'getFigures'], getFiguresCall, { query }), refetchOnWindowFocus: false, refetchOnReconnect: false })
  return (
    <Page title={words.title} lead={words.lead} width="full" actions={<TableExport call={exportFiguresCall} input={(encoding) => ({ query: { ...query, encoding } })} />}>
      <ProblemPanel error={error} onRetry={() => void refetch()} />
      {data === undefined ? error === null ? <SkeletonRows rows={8} columns={2} /> : null : (
        <>
          <FilterBar label={words.filters}>
            <NativeSelect label={words.year} value={String(data.fiscalYear)} data={[...new Set([data.fiscalYear, ...data.years])].map((one) => ({ value: String(one), label: words.yearOf(one) }))} onChange={(event) => void navigate({ to: '/office/figures', search: { year: Number(event.currentTarget.value) } })} />
          </FilterBar>
          {data.isRunning ? <p>{words.running}</p> : null}
          <div className={classes.tables}>
            {data.tables.map((table) => (
              <Figure key={table.id} table={table} />
            ))}
          </div>
        </>
      )}
      <Section title={words.definitions}>
        <ul>
          {words.definitionOf.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={words.suppression}>
        <ul>
          {words.suppressionOf.split('\n').map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
    </Page>
  )
}

const Figure = ({ table: { id, rows, total } }: { table: PolicyTable }) => {
  const words = useMessages(figuresMessages)
  const told = (count: number | null) => (count === null ? <span className={classes.hidden}>{words.hidden}</span> : <QuietZero of={count}>{count}</QuietZero>)
  return (
    <section className={classes.table} data-long={id === 'need' ? '' : undefined}>
      <h2>{words[id]}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.count}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, label, count }) => (
            <tr key={key}>
              <th scope="row" lang="ja">{label}</th>
              <td>{told(count)}</td>
            </tr>
          ))}
          {id === 'need' ? null : (
            <tr className={classes.total}>
              <th scope="row">{words.total}</th>
              <td>{told(total)}</td>
            </tr>
          )}
        </tbody>
      </table>
    </section>
  )
}
