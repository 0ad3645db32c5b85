/**
 * What the page may say to the desktop shell: nothing but these texts pass the preload. It asks for a line to the
 * background, for files that the system handed over, and for a file that it saved to be shown in its folder.
 */
export const pageWord = /^(background:connect|files:take|saved:reveal:\d{1,9})$/

/** What the shell tells the page beside the line to the background: names, contents and numbers, never a path. */
export type ShellWord =
  /** A file that the system handed over; hostile until the user agreed to read it. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** There are files to take. */
  | { readonly kind: 'files-waiting' }
  /** A file was saved; `id` is what to reveal it by. */
  | { readonly kind: 'saved'; readonly id: number; readonly name: string }
