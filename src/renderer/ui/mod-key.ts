/** What the key for commands is called on this computer: ⌘ on a Mac, Ctrl elsewhere. */
export const modKey = /mac/i.test(navigator.platform) ? '⌘' : 'Ctrl'
