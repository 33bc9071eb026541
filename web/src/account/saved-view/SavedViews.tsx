import { Checkbox } from '@mantine/core'
import type { SavedView } from '@tasuki/domain/account/saved-view/saved-view.contract'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { CheckedField } from '../../names/CheckedText'
import { ProblemPanel, useProblemText } from '../../platform/ProblemPanel'
import { ActionButton } from '../../ui/ActionButton'
import { Disclosure } from '../../ui/Disclosure'
import { FormGate } from '../../ui/form-gate'
import { useMessages } from '../../ui/language'
import { notify } from '../../ui/notices'
import { savedViewMessages } from './saved-view.messages'
import { savedViewsQuery, useChangeSavedView, useDeleteSavedView, useSaveView } from './saved-view.queries'
import classes from './SavedViews.module.css'

/** The same state of a list may be written in another order. */
const sameSearch = (one: string, other: string): boolean => {
  const parts = (search: string) => [...new URLSearchParams(search).entries()].map(([name, value]) => `${name}=${value}`).sort().join('&')
  return parts(one) === parts(other)
}

/**
 * The views of a list page: its address-bar state under a name, for oneself or for the hospital. Any list whose filters
 * live in the address bar can show it: `<SavedViews page="cases" />`.
 */
export const SavedViews = ({ page }: { page: string }) => {
  const words = useMessages(savedViewMessages)
  const { searchStr, pathname } = useLocation()
  const router = useRouter()
  const { data, error, refetch } = useQuery(savedViewsQuery(page))
  const views = data?.views ?? []
  const shown = views.find((view) => sameSearch(view.search, searchStr))
  return (
    <Disclosure label={shown === undefined ? words.title : words.nowShown(shown.name)}>
      <div className={classes.panel} data-print="hide">
        <ProblemPanel error={error} onRetry={() => void refetch()} />
        {data !== undefined && views.length === 0 ? <p className={classes.none}>{words.none}</p> : null}
        <ul className={classes.views}>
          {views.map((view) => (
            <ViewRow key={view.id} view={view} search={searchStr} isShown={view.id === shown?.id} names={views.map((one) => one.name)} onOpen={() => router.history.push(pathname + view.search)} />
          ))}
        </ul>
        {shown === undefined && searchStr !== '' ? <SaveForm page={page} search={searchStr} names={views.map((view) => view.name)} /> : null}
      </div>
    </Disclosure>
  )
}

type ViewRowProps = { view: SavedView; search: string; isShown: boolean; names: readonly string[]; onOpen: () => void }

const ViewRow = ({ view, search, isShown, names, onOpen }: ViewRowProps) => {
  const words = useMessages(savedViewMessages)
  const text = useProblemText()
  const [renaming, setRenaming] = useState(false)
  const change = useChangeSavedView()
  const remove = useDeleteSavedView()
  const again = useSaveView()
  const { id, page, name, shared } = view
  const say = (problem: unknown) => {
    const { what, todo } = text(problem)
    notify({ text: [what, todo ?? ''].join('') })
  }
  const put = (to: { name: string; search: string }, done: string) =>
    change.mutate(
      { params: { viewId: id }, body: { ...to, shared } },
      {
        onSuccess: () => notify({ text: done, undo: () => change.mutate({ params: { viewId: id }, body: { name, search: view.search, shared } }, { onError: say }) }),
        onError: say,
      },
    )
  const drop = () =>
    remove.mutate(
      { params: { viewId: id } },
      {
        onSuccess: () => notify({ text: words.removed(name), undo: () => again.mutate({ body: { page, name, search: view.search, shared } }, { onError: say }) }),
        onError: say,
      },
    )
  if (renaming) {
    return (
      <li className={classes.view}>
        <NameForm
          name={name}
          names={names.filter((one) => one !== name)}
          onSave={(next) => {
            setRenaming(false)
            if (next !== name) put({ name: next, search: view.search }, words.renamed(next))
          }}
          onCancel={() => setRenaming(false)}
        />
      </li>
    )
  }
  return (
    <li className={classes.view} data-shown={isShown ? '' : undefined}>
      <button type="button" className={classes.open} aria-current={isShown ? 'true' : undefined} onClick={onOpen}>
        {name}
        <span className={classes.whose}>{shared ? words.shared : words.mine}</span>
      </button>
      <span className={classes.acts}>
        <button type="button" aria-label={words.renameOf(name)} onClick={() => setRenaming(true)}>
          {words.rename}
        </button>
        {isShown || search === '' ? null : (
          <button type="button" aria-label={words.overwriteOf(name)} onClick={() => put({ name, search }, words.overwritten(name))}>
            {words.overwrite}
          </button>
        )}
        <button type="button" aria-label={words.removeOf(name)} onClick={drop}>
          {words.remove}
        </button>
      </span>
    </li>
  )
}

type NameFormProps = { name: string; names: readonly string[]; onSave: (name: string) => void; onCancel: () => void }

const NameForm = ({ name, names, onSave, onCancel }: NameFormProps) => {
  const words = useMessages(savedViewMessages)
  const [typed, setTyped] = useState(name)
  const wrong = typed.trim() === '' ? words.nameMissing : names.includes(typed.trim()) ? words.nameTaken : undefined
  return (
    <FormGate>
    <form
      noValidate
      className={classes.form}
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        if (wrong === undefined) onSave(typed.trim())
      }}
    >
      <CheckedField field="view.name" label={words.name} value={typed} maxLength={60} autoFocus autoComplete="off" error={wrong} onChange={(event) => setTyped(event.currentTarget.value)} />
      <div className={classes.formActs}>
        <ActionButton size="xs" onAct={onCancel}>
          {words.cancel}
        </ActionButton>
        <ActionButton size="xs" type="submit" tone="primary" gated>
          {words.save}
        </ActionButton>
      </div>
    </form>
    </FormGate>
  )
}

const SaveForm = ({ page, search, names }: { page: string; search: string; names: readonly string[] }) => {
  const words = useMessages(savedViewMessages)
  const [name, setName] = useState('')
  const [shared, setShared] = useState(false)
  const [tried, setTried] = useState(false)
  const save = useSaveView()
  const wrong = name.trim() === '' ? words.nameMissing : names.includes(name.trim()) ? words.nameTaken : undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (wrong !== undefined) return
    save.mutate({ body: { page, name: name.trim(), search, shared } }, { onSuccess: (view) => notify({ text: words.saved(view.name) }) })
  }
  return (
    <FormGate>
    <form noValidate className={classes.form} onSubmit={submit} aria-label={words.saveTitle}>
      <strong>{words.saveTitle}</strong>
      <CheckedField
        field="view.name"
        label={words.name}
        placeholder={words.nameHint}
        value={name}
        maxLength={60}
        autoComplete="off"
        error={tried ? wrong : undefined}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Checkbox label={words.share} checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
      <ProblemPanel error={save.error} />
      <ActionButton type="submit" size="xs" tone="primary" busy={save.isPending} gated>
        {words.save}
      </ActionButton>
    </form>
    </FormGate>
  )
}
