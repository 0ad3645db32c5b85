import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core'

const teal: MantineColorsTuple = [
  '#e3f4f1',
  '#c6e8e1',
  '#9ad6ca',
  '#68c2b1',
  '#3aae99',
  '#179c85',
  '#0b8c76',
  '#087f6d',
  '#07705f',
  '#065a4d',
]

/** The greys of the look in the dark, in place of Mantine's. */
const dark: MantineColorsTuple = [
  '#e6e9e8',
  '#c3c9c7',
  '#a8b0ae',
  '#7d8684',
  '#4a5254',
  '#343a3c',
  '#1f2325',
  '#1b1f20',
  '#0f1112',
  '#0b0d0e',
]

/** Dense, quiet, one accent. Sizes are pixels of the look: 13 px body, 12 px tables, 28 px controls. */
export const theme: MantineThemeOverride = createTheme({
  primaryColor: 'teal',
  primaryShade: 8,
  colors: { teal, dark },
  autoContrast: true,
  fontFamily: '"Inter Variable", Inter, system-ui, sans-serif',
  fontFamilyMonospace: '"JetBrains Mono Variable", "JetBrains Mono", ui-monospace, monospace',
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '24px', xl: '28px' },
  components: {
    Button: { defaultProps: { size: 'xs' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    PasswordInput: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    SegmentedControl: { defaultProps: { size: 'xs', transitionDuration: 0 } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
    Modal: {
      defaultProps: { transitionProps: { duration: 150 } },
      styles: { title: { fontSize: 15, lineHeight: '24px', fontWeight: 600 } },
    },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 0 } } },
  },
})

const shared = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-2)',
  '--mantine-color-placeholder': 'var(--ink-2)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-2)',
  '--mantine-color-default-border': 'var(--rule-strong)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-color-disabled': 'var(--surface-3)',
  '--mantine-color-disabled-color': 'var(--ink-2)',
  '--mantine-color-error': 'var(--ink)',
  '--mantine-color-teal-light-hover': 'var(--accent-soft)',
  '--mantine-color-teal-light-color': 'var(--accent-ink)',
}

/** Mantine's own greys and hovers miss AA contrast in places; these do not. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...shared, '--mantine-primary-color-filled-hover': '#065a4d' },
  dark: { ...shared, '--mantine-primary-color-filled-hover': '#065a4d' },
})
