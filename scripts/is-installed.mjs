/**
 * True when what npm installed is what the lockfile says. Both are parsed lockfiles; the second is the one that npm
 * leaves inside node_modules. Packages for other platforms may be missing.
 */
export function isInstalled(lock, installed) {
  const wanted = Object.entries(lock.packages ?? {}).filter(([place]) => place !== '')
  const there = installed.packages ?? {}
  return wanted.every(([place, { version, integrity, optional, devOptional, peer }]) => {
    const found = there[place]
    if (!found) return Boolean(optional || devOptional || peer)
    return found.version === version && found.integrity === integrity
  })
}
