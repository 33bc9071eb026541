import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core'

/**
 * The one place where colours, type and spacing are chosen. Colours, type sizes and radii are the Digital Agency's
 * tokens (their CSS variables); spacing is a 4 px grid, of which the tokens have none. Modules use the variables below.
 */
const scale = (name: string, steps: readonly number[]) =>
  steps.map((step) => `var(--color-${name}-${step})`) as unknown as MantineColorsTuple

const TEN = [50, 100, 200, 300, 400, 500, 700, 800, 900, 1000]

export const theme = createTheme({
  white: 'var(--color-neutral-white)',
  black: 'var(--color-neutral-solid-gray-900)',
  colors: {
    blue: scale('primitive-blue', TEN),
    red: scale('primitive-red', TEN),
    green: scale('primitive-green', TEN),
    yellow: scale('primitive-yellow', TEN),
    gray: scale('neutral-solid-gray', [50, 50, 100, 200, 420, 536, 600, 700, 800, 900]),
  },
  primaryColor: 'blue',
  primaryShade: 8,
  fontFamily: 'var(--font-of-pages)',
  fontFamilyMonospace: 'var(--font-family-mono)',
  fontSizes: {
    xs: 'var(--font-size-14)',
    sm: 'var(--font-size-16)',
    md: 'var(--font-size-16)',
    lg: 'var(--font-size-18)',
    xl: 'var(--font-size-20)',
  },
  lineHeights: {
    xs: 'var(--line-height-150)',
    sm: 'var(--line-height-150)',
    md: 'var(--line-height-170)',
    lg: 'var(--line-height-170)',
    xl: 'var(--line-height-150)',
  },
  headings: {
    fontFamily: 'var(--font-of-pages)',
    fontWeight: 'var(--font-weight-700)',
    sizes: {
      h1: { fontSize: 'var(--font-size-24)', lineHeight: 'var(--line-height-140)' },
      h2: { fontSize: 'var(--font-size-18)', lineHeight: 'var(--line-height-150)' },
      h3: { fontSize: 'var(--font-size-16)', lineHeight: 'var(--line-height-150)' },
      h4: { fontSize: 'var(--font-size-16)', lineHeight: 'var(--line-height-150)' },
    },
  },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: {
    xs: 'var(--border-radius-4)',
    sm: 'var(--border-radius-6)',
    md: 'var(--border-radius-8)',
    lg: 'var(--border-radius-12)',
    xl: 'var(--border-radius-16)',
  },
  defaultRadius: 'sm',
  shadows: { xs: 'var(--elevation-1)', sm: 'var(--elevation-1)', md: 'var(--elevation-2)', lg: 'var(--elevation-3)', xl: 'var(--elevation-4)' },
  focusRing: 'auto',
  focusClassName: 'focusRing',
  activeClassName: '',
  respectReducedMotion: true,
  cursorType: 'pointer',
})

/** What a colour or a size means here. Contrasts are ≥ 4.5:1 on `--surface` and `--surface-sunken`. */
export const themeVariables: CSSVariablesResolver = () => ({
  variables: {
    '--surface': 'var(--color-neutral-white)',
    '--surface-sunken': 'var(--color-neutral-solid-gray-50)',
    '--surface-chosen': 'var(--color-primitive-blue-50)',
    '--surface-hover': 'var(--color-neutral-opacity-gray-50)',
    '--line': 'var(--color-neutral-solid-gray-200)',
    '--line-strong': 'var(--color-neutral-solid-gray-420)',
    '--ink': 'var(--color-neutral-solid-gray-900)',
    '--ink-soft': 'var(--color-neutral-solid-gray-600)',
    '--ink-on-fill': 'var(--color-neutral-white)',
    '--act': 'var(--color-primitive-blue-900)',
    '--act-hover': 'var(--color-primitive-blue-1000)',
    // The vermilion of a sash: 「あなたを待っている」, and nothing else.
    '--waits': 'var(--color-primitive-orange-800)',
    '--waits-ink': 'var(--color-primitive-orange-900)',
    '--waits-wash': 'var(--color-primitive-orange-50)',
    '--yes': 'var(--color-primitive-green-800)',
    '--yes-wash': 'var(--color-primitive-green-50)',
    '--maybe': 'var(--color-primitive-yellow-1000)',
    '--maybe-wash': 'var(--color-primitive-yellow-50)',
    '--no': 'var(--color-primitive-red-1000)',
    '--no-wash': 'var(--color-primitive-red-50)',
    '--thinking': 'var(--color-primitive-light-blue-900)',
    '--thinking-wash': 'var(--color-primitive-light-blue-50)',
    '--danger': 'var(--color-semantic-error-2)',
    '--focus-inner': 'var(--color-primitive-yellow-300)',
    '--focus-outer': 'var(--color-neutral-black)',
    '--space-2': '0.125rem',
    '--space-4': '0.25rem',
    '--space-8': '0.5rem',
    '--space-12': '0.75rem',
    '--space-16': '1rem',
    '--space-24': '1.5rem',
    '--space-32': '2rem',
    '--space-48': '3rem',
    '--hair': '1px',
    '--text-small': 'var(--font-size-14)',
    '--text': 'var(--font-size-16)',
    '--text-large': 'var(--font-size-18)',
    '--text-title': 'var(--font-size-24)',
    '--text-weight-strong': 'var(--font-weight-700)',
    '--page-width': '80rem',
    '--form-width': '44rem',
    '--rail-width': '5.5rem',
    '--header-height': '3rem',
    '--bottom-bar-height': '4rem',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--act)',
    '--mantine-color-placeholder': 'var(--color-neutral-solid-gray-536)',
    '--mantine-color-default-border': 'var(--line-strong)',
  },
  light: {},
  dark: {},
})
