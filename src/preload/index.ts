import { ipcRenderer } from 'electron'
import { pageWord } from '../shared/contract/shell-talk.ts'

// The page asks by messages to its own window: nothing is exposed to it, and only known words pass.
window.addEventListener('message', ({ source, data }) => {
  if (source === window && typeof data === 'string' && pageWord.test(data))
    ipcRenderer.send('page:word', data)
})

// Words of the shell come back the same way. A MessagePort could not cross the context bridge.
ipcRenderer.on('shell:word', (event, word: unknown) => {
  window.postMessage(word, location.origin, event.ports)
})
