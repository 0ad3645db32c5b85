/** Severities that must not be shipped. */
const grave = new Set(['high', 'critical'])

/**
 * The places in a lockfile of everything that is shipped: the packages named, and what they need in turn.
 * `packages` is the lockfile's own table, by place.
 */
export function shippedPlaces(packages, names) {
  const places = new Set()
  const waiting = names.map((name) => ['', name])
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const place = findPlace(packages, ...next)
    if (place === null || places.has(place)) continue
    places.add(place)
    const { dependencies, optionalDependencies, peerDependencies } = packages[place]
    for (const name of Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }))
      waiting.push([place, name])
  }
  return places
}

/** Where a package finds another: beside its own needs, else further up. */
function findPlace(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const place = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`
    if (packages[place]) return place
    if (folder === '') return null
  }
}

/**
 * Reads the JSON of `npm audit`: `failed` when something that is shipped has a grave weakness, `unknown` when there was
 * no answer, which is no "clean". What only tools have is told and fails nothing.
 */
export function judgeAudit(report, places) {
  const found = report?.vulnerabilities
  if (typeof found !== 'object' || found === null) {
    const reason = String(report?.message ?? report?.error?.summary ?? 'no answer').split('\n')[0]
    return {
      kind: 'unknown',
      lines: [`AUDIT NOT DONE: the registry gave no list of weaknesses (${reason.slice(0, 200)}).`],
    }
  }
  const severe = Object.values(found).filter(({ severity }) => grave.has(severity))
  const isShipped = ({ nodes }) => nodes.some((place) => places.has(place))
  const lines = severe.filter(isShipped).map(describe)
  const tools = severe.filter((one) => !isShipped(one)).map(({ name }) => name)
  const rest = tools.length > 0 ? `, and in tools that are not shipped: ${tools.join(', ')}` : ''
  if (lines.length > 0) return { kind: 'failed', lines }
  return {
    kind: 'clean',
    lines: [`audit: no grave weakness in the ${places.size} packages that are shipped${rest}`],
  }
}

function describe({ name, severity, range, via }) {
  const [cause] = via.filter((one) => typeof one === 'object')
  return `${name} ${range}: ${severity}${cause ? `, ${cause.title} (${cause.url})` : `, by way of ${via.join(', ')}`}`
}
