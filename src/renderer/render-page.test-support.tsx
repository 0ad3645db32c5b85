import '@mantine/core/styles.css'
import './app/tokens.css'
import './app/base.css'
import { MantineProvider } from '@mantine/core'
import { type ReactNode, StrictMode } from 'react'
import { render } from 'vitest-browser-react'
import { cssVariables, theme } from './app/theme.ts'

/** Renders as main.tsx does, in a room as large as the smallest window. */
export const renderPage = (children: ReactNode) =>
  render(
    <StrictMode>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="light">
        <div style={{ position: 'relative', width: 1128, height: 760 }}>{children}</div>
      </MantineProvider>
    </StrictMode>,
  )
