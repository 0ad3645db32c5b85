import { create } from 'zustand'

/** A short word on what was done, with the way back where there is one. */
export interface Toast {
  readonly text: string
  readonly undo?: () => void
  /** Something else that can be done now. */
  readonly action?: { readonly label: string; readonly run: () => void }
}

interface ToastState {
  readonly toast: Toast | null
}

/** The toast on show; a newer one takes its place. */
export const useToast = create<ToastState>(() => ({ toast: null }))

export const showToast = (toast: Toast): void => useToast.setState({ toast })

export const hideToast = (): void => useToast.setState({ toast: null })

/** Takes the last deed back, if the toast on show can. */
export function undoLast(): void {
  const { toast } = useToast.getState()
  if (!toast?.undo) return
  hideToast()
  toast.undo()
}
