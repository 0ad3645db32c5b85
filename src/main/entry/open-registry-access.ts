import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { PracticeRegistry } from '../engine/practice/practice-registry.ts'
import { findRirOfUrl } from '../engine/registry/bootstrap.ts'
import type { HttpPort } from '../engine/registry/http-port.ts'
import { RdapClient } from '../engine/registry/rdap-client.ts'
import { readRirs } from '../engine/registry/rir.ts'
import { whoisOverTcp } from '../engine/registry/whois-transport.ts'
import type { RegistryAccess } from '../operations/registry-access.ts'
import { createClock } from './create-clock.ts'

/** Longest wait for a registry that says "later". */
const PATIENCE_MS = 60_000
const TIMEOUT_MS = 15_000

/** Registries over the given HTTP; `practice` is what the practice network knows, or null. */
export function openRegistryAccess({
  root,
  version,
  http,
  practice,
}: {
  root: string
  version: string
  http: HttpPort
  practice: PracticeRegistry | null
}): RegistryAccess {
  const rirs = readRirs(readFileSync(path.join(root, 'resources', 'registry', 'rirs.yaml'), 'utf8'))
  const clock = { now: () => Date.now(), sleep: createClock().sleep }
  const pauseMs = (host: string): number => {
    if (practice !== null || /^(127\.\d+\.\d+\.\d+|\[::1\]|localhost)(:\d+)?$/.test(host)) return 0
    return (findRirOfUrl(rirs, `https://${host}`)?.secondsBetweenRequests ?? 1) * 1000
  }
  const rdap = new RdapClient({
    http,
    clock,
    userAgent: `Blockvet/${version}`,
    pauseMs,
    patienceMs: PATIENCE_MS,
    timeoutMs: TIMEOUT_MS,
  })
  return { http, rdap, whois: whoisOverTcp, rirs, practice }
}
