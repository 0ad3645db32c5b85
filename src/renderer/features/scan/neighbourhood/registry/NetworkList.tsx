import { formatBlock, parseBlock } from '../../../../../shared/domain/block.ts'
import type { RegistryNetwork } from '../../../../../shared/domain/registry-findings.ts'
import { cleanStrangerText } from '../../../../../shared/domain/stranger-text.ts'
import { RelativeTime } from '../../../../ui/RelativeTime.tsx'
import { WebLink } from '../../../../ui/WebLink.tsx'
import styles from './registry.module.css'
import { copy, levelWords } from './registry-copy.ts'

interface NetworkListProps {
  readonly networks: readonly RegistryNetwork[]
  /** Each lies in the one before it. */
  readonly nested?: boolean
}

/** Registered networks with holder, kind, age and abuse contact. */
export function NetworkList({ networks, nested = false }: NetworkListProps) {
  return (
    <ol className={styles['networks']} data-nested={nested || undefined}>
      {networks.map((network) => (
        <li key={`${network.first}-${network.last}`}>
          <p className={styles['head']}>
            <span className="mono">{rangeOf(network)}</span>
            <strong>{shown(network.holder) ?? copy.nameless}</strong>
            {network.country === null ? null : <span className="dim">{network.country}</span>}
          </p>
          <p className={styles['details']}>
            <span>
              {shown(network.type) ?? copy.unknown} ({levelWords[network.level]})
            </span>
            {shown(network.name) ? <span className="mono">{shown(network.name)}</span> : null}
            {network.registeredOn === null ? null : (
              <span>
                registered <RelativeTime iso={network.registeredOn} />
              </span>
            )}
            {network.changedOn === null ? null : (
              <span>
                changed <RelativeTime iso={network.changedOn} />
              </span>
            )}
            {network.abuseEmail === null ? null : (
              <span>
                abuse: <span className="mono">{shown(network.abuseEmail)}</span>
              </span>
            )}
            {network.geofeedUrl ? <WebLink url={network.geofeedUrl}>{copy.geofeed}</WebLink> : null}
          </p>
        </li>
      ))}
    </ol>
  )
}

const shown = (text: string | null): string | null => (text ? cleanStrangerText(text, 120) : null)

function rangeOf({ first, last }: RegistryNetwork): string {
  const parsed = parseBlock(`${first}-${last}`)
  return parsed.ok ? formatBlock(parsed.block) : cleanStrangerText(`${first}-${last}`, 100)
}
