/** The window's title: the page's own, and before it how much waits, so that a tab in the background tells. */
let page = ''
let count = 0

const write = () => {
  const name = page === '' ? 'Tasuki' : `${page}｜Tasuki`
  document.title = count > 0 ? `(${count > 99 ? '99+' : count}) ${name}` : name
}

export const setPageTitle = (title: string) => {
  page = title
  write()
}

export const setTitleCount = (waiting: number) => {
  count = waiting
  write()
}
