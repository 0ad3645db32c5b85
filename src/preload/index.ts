import { ipcRenderer } from 'electron'

// A MessagePort cannot cross the context bridge, so it is handed to the page as a message of its own window.
// This is all that the page gets from the desktop.
window.addEventListener('message', (event) => {
  if (event.source === window && event.data === 'background:connect') ipcRenderer.send('background:connect')
})

ipcRenderer.on('background:port', (event) => {
  window.postMessage('background:port', location.origin, event.ports)
})
