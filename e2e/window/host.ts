/** Which window the specs drive: the real desktop, or the page in Chromium served on loopback. */
export interface HostOptions {
  host: 'chromium' | 'electron'
  electron: string
}
