import { useEffect } from 'react'
import { listenToShell } from '../rpc/shell.ts'
import { showToast } from '../ui/toast-store.ts'
import { copy } from './copy.ts'

/** Follows the desktop shell: shows files that it hands over where they belong, and offers to show what was saved. */
export function useShell(): void {
  useEffect(
    () =>
      listenToShell({
        onGiven: ({ kind }) => location.assign(kind === 'bounces' ? '#/bounces' : '#/lists/feeds'),
        onStrange: (name) => showToast({ text: `${name} ${copy.strangeFile}` }),
        onSaved: (name, reveal) =>
          showToast({ text: `${name} ${copy.isSaved}`, action: { label: copy.reveal, run: reveal } }),
      }),
    [],
  )
}
