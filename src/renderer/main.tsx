import '@fontsource-variable/inter/wght.css'
import '@fontsource-variable/jetbrains-mono/wght.css'
import '@mantine/core/styles.css'
import './app/tokens.css'
import './app/base.css'
import { MantineProvider } from '@mantine/core'
import { setNonce } from 'get-nonce'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { cssVariables, theme } from './app/theme.ts'
import { connectToBackground } from './rpc/connection.ts'

const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce ?? ''
if (nonce) setNonce(nonce)
connectToBackground()

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <MantineProvider
        getStyleNonce={() => nonce}
        theme={theme}
        cssVariablesResolver={cssVariables}
        defaultColorScheme="auto"
      >
        <App />
      </MantineProvider>
    </StrictMode>,
  )
}
