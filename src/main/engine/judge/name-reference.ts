/** A reference as a sentence can carry it: of a page, what stands last in its address; else as it is. */
export function nameReference(reference: string): string {
  const page = URL.parse(reference)
  if (!page || !/^https?:$/.test(page.protocol)) return reference
  const parts = [...page.pathname.split('/'), ...page.searchParams.values()]
  return parts.findLast((part) => /\d/.test(part)) ?? reference
}
