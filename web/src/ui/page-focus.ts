/**
 * After a move to another page the keyboard and the screen reader start at its title. The router asks for it, the title
 * of the page that arrives (perhaps after its code was loaded) answers; the first page of a visit isn't grabbed.
 */
let wanted = false

export const wantPageFocus = () => {
  wanted = true
}

export const takePageFocus = (): boolean => {
  const was = wanted
  wanted = false
  return was
}
