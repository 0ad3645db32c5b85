/**
 * A host name as DNS knows it, of one as people write it: without a dot at the end, letters of any alphabet in ASCII
 * (RFC 5890). What is no host name comes back as it is.
 */
export function plainHostName(text: string): string {
  const name = text.trim().replace(/\.$/, '')
  // Anything but letters, digits, marks, dots and hyphens would be more than a host to a URL.
  if (!/[^\p{ASCII}]/u.test(name) || /[^\p{L}\p{N}\p{M}.-]/u.test(name)) return name
  return URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : name
}
