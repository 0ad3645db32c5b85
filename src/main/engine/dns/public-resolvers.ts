import { type Endpoint, formatEndpoint } from '../../../shared/domain/dns-answer.ts'
import type { PathWarning } from '../../../shared/domain/path.ts'

/** Open resolver services and the addresses they publish. */
const services: readonly (readonly [name: string, addresses: readonly string[]])[] = [
  ['Google Public DNS', ['8.8.8.8', '8.8.4.4', '2001:4860:4860::8888', '2001:4860:4860::8844']],
  ['Cloudflare', ['1.1.1.1', '1.0.0.1', '1.1.1.2', '1.0.0.2', '1.1.1.3', '1.0.0.3']],
  ['Cloudflare', ['2606:4700:4700::1111', '2606:4700:4700::1001']],
  ['Quad9', ['9.9.9.9', '9.9.9.10', '9.9.9.11', '149.112.112.112', '149.112.112.10', '149.112.112.11']],
  ['Quad9', ['2620:fe::fe', '2620:fe::9', '2620:fe::10', '2620:fe::11']],
  ['Cisco OpenDNS', ['208.67.222.222', '208.67.220.220', '208.67.222.123', '208.67.220.123']],
  ['Cisco OpenDNS', ['2620:119:35::35', '2620:119:53::53']],
  ['Level 3', ['4.2.2.1', '4.2.2.2', '4.2.2.3', '4.2.2.4', '4.2.2.5', '4.2.2.6']],
  ['Verisign Public DNS', ['64.6.64.6', '64.6.65.6', '2620:74:1b::1:1', '2620:74:1c::2:2']],
  ['Vercara UltraDNS', ['156.154.70.1', '156.154.71.1', '156.154.70.5', '156.154.71.5']],
  ['AdGuard DNS', ['94.140.14.14', '94.140.15.15', '94.140.14.140', '94.140.14.141']],
  ['CleanBrowsing', ['185.228.168.9', '185.228.169.9', '185.228.168.10', '185.228.169.11']],
  ['DNS4EU', ['86.54.11.1', '86.54.11.201', '86.54.11.12', '86.54.11.212', '86.54.11.100', '86.54.11.200']],
  ['Control D', ['76.76.2.0', '76.76.10.0', '76.76.2.1', '76.76.10.1']],
  ['Yandex DNS', ['77.88.8.8', '77.88.8.1', '77.88.8.88', '77.88.8.2']],
  ['AliDNS', ['223.5.5.5', '223.6.6.6']],
  ['DNSPod', ['119.29.29.29', '182.254.116.116']],
  ['114DNS', ['114.114.114.114', '114.114.115.115']],
  ['Hurricane Electric', ['74.82.42.42', '2001:470:20::2']],
]

const serviceOf = new Map(
  services.flatMap(([name, addresses]) => addresses.map((address) => [address, name])),
)

/** Warns of a resolver that the big lists are known to refuse; null when it is none that is known. */
export function describePublicResolver(endpoint: Endpoint): PathWarning | null {
  const service = serviceOf.get(endpoint.address)
  if (!service) return null
  const server = formatEndpoint(endpoint)
  const text = `${endpoint.address} is ${service}, a public resolver: many lists refuse what comes through it. Ask through your own resolver, or with --direct.`
  return { code: 'public-resolver', text, server }
}
