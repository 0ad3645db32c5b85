/** A file as it came from the background. */
export interface FileToSave {
  readonly fileName: string
  readonly mediaType: string
  readonly content: BlobPart
}

const KEEP_MS = 60_000

/** Hands a written file to the browser or the desktop to be saved. */
export function saveFile({ fileName, mediaType, content }: FileToSave): void {
  const url = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = url
  link.download = fileName
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEEP_MS)
}
