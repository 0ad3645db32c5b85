import type { NetworkLevel } from '../../../shared/domain/registry-findings.ts'

/**
 * Kinds of networks in the words of the five registries, without case, spaces and hyphens: ARIN's net types, the
 * `status` values of the RIPE, APNIC and AFRINIC databases, LACNIC's.
 */
const levels: Readonly<Record<string, NetworkLevel>> = {
  directallocation: 'direct',
  directassignment: 'direct',
  reallocation: 'sub-allocation',
  reallocated: 'sub-allocation',
  reassignment: 'assignment',
  reassigned: 'assignment',
  ianareserved: 'registry',
  ianaspecialuse: 'registry',
  allocatedpa: 'direct',
  allocatedassignedpa: 'direct',
  allocatedunspecified: 'direct',
  allocatedbyrir: 'direct',
  assignedpi: 'direct',
  assignedanycast: 'direct',
  legacy: 'direct',
  suballocatedpa: 'sub-allocation',
  lirpartitionedpa: 'sub-allocation',
  allocatedbylir: 'sub-allocation',
  assignedpa: 'assignment',
  assigned: 'assignment',
  aggregatedbylir: 'aggregated',
  allocatedportable: 'direct',
  assignedportable: 'direct',
  allocatednonportable: 'sub-allocation',
  assignednonportable: 'assignment',
}

/**
 * Where a network stands by the registry's word for it. LACNIC's `allocated` and `assigned` mean straight from the
 * RIR; RIPE's IPv6 `ASSIGNED` means from an LIR, so the registry decides what the bare word says.
 */
export function networkLevel(type: string | null, registryId: string | null): NetworkLevel {
  if (type === null) return 'unknown'
  const word = type.toLowerCase().replace(/[^a-z]/g, '')
  if (registryId === 'lacnic' && (word === 'allocated' || word === 'assigned')) return 'direct'
  if (word.startsWith('allocatedto') || word.startsWith('earlyregistrations')) return 'registry'
  return levels[word] ?? 'unknown'
}

/**
 * The registry to which a network was handed on, in the words of the one that answers (ARIN: `Allocated to RIPE NCC`,
 * `Early Registrations, Transferred to APNIC`), or null. Such a record says nothing of who holds the space.
 */
export function handedOnTo(type: string | null): string | null {
  return (
    /\b(?:allocated|assigned|transferred) to ([a-z][a-z .-]{1,30})$/i.exec(type?.trim() ?? '')?.[1] ?? null
  )
}
