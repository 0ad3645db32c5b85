import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import type { RegistryFindings } from '../../../../../shared/domain/registry-findings.ts'
import { cleanStrangerText } from '../../../../../shared/domain/stranger-text.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import { NetworkList } from './NetworkList.tsx'
import styles from './registry.module.css'
import { copy, flagWords, stateTones, stateWords } from './registry-copy.ts'

/** To whom the block is registered, the chain above it, and what to ask of the provider. */
export function RegistryPanel({ registry }: { readonly registry: RegistryFindings | null }) {
  if (registry === null) {
    return (
      <section className={styles['panel']} aria-label={copy.registry}>
        <h3 className="section-title">{copy.registry}</h3>
        <p className="dim">{copy.notExamined}</p>
      </section>
    )
  }
  const { state, explanation, chain, children, childrenSought, flags, gaps, failure, rules } = registry
  return (
    <section className={styles['panel']} aria-label={copy.registry}>
      <h3 className="section-title">
        {copy.registry} <span className={styles['source']}>{describeSource(registry)}</span>
      </h3>
      <div className={styles['answer']}>
        <Tag tone={stateTones[state]}>{stateWords[state]}</Tag>
        <p>{cleanStrangerText(explanation)}</p>
        {failure === null || failure === explanation ? null : (
          <p className="dim">{cleanStrangerText(failure)}</p>
        )}
      </div>
      {flags.length > 0 ? (
        <div>
          <h4>{copy.flags}</h4>
          <ul className={styles['flags']}>
            {flags.map(({ code, text }) => (
              <li key={`${code} ${text}`}>
                <Tag tone={flagWords[code].tone}>{flagWords[code].word}</Tag>
                <span>{cleanStrangerText(text)}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <Transfers registry={registry} />
      <Request registry={registry} />
      <div>
        <h4>{copy.chain}</h4>
        {chain.length === 0 ? <p className="dim">{copy.noChain}</p> : <NetworkList networks={chain} nested />}
      </div>
      <div>
        <h4>{copy.children}</h4>
        {children.length === 0 ? (
          <p className="dim">{copy.noChildren[childrenSought]}</p>
        ) : (
          <NetworkList networks={children} />
        )}
      </div>
      {gaps.map((gap) => (
        <p key={gap} className="dim">
          {cleanStrangerText(gap)}
        </p>
      ))}
      {rules.length > 0 ? (
        <div>
          <h4>{copy.rules}</h4>
          {rules.map(({ text, unverified }) => (
            <p key={text}>
              {text}
              {unverified === null ? null : <em className="dim"> ({copy.unverified})</em>}
            </p>
          ))}
        </div>
      ) : null}
    </section>
  )
}

function Transfers({ registry: { transfers } }: { readonly registry: RegistryFindings }) {
  if (!transfers) return null
  return (
    <div>
      <h4>{copy.transfers}</h4>
      {transfers.length === 0 ? <p className="dim">{copy.noTransfers}</p> : null}
      <ul>
        {transfers.map(({ range, on, text }) => (
          <li key={`${range} ${on} ${text}`}>
            <span className="mono">{range}</span> <span className="dim">{on ?? copy.noDay}</span>{' '}
            {cleanStrangerText(text, 200)}
          </li>
        ))}
      </ul>
    </div>
  )
}

function Request({ registry: { askProvider, tradeOff } }: { readonly registry: RegistryFindings }) {
  const clipboard = useClipboard()
  return (
    <>
      {askProvider === null ? null : (
        <div>
          <h4>{copy.ask}</h4>
          <p className={styles['request']}>{cleanStrangerText(askProvider, 3000)}</p>
          <Button variant="default" onClick={() => clipboard.copy(cleanStrangerText(askProvider, 3000))}>
            {clipboard.error ? copy.notCopied : clipboard.copied ? copy.copied : copy.copyAsk}
          </Button>
        </div>
      )}
      {tradeOff === null ? null : (
        <div>
          <h4>{copy.tradeOff}</h4>
          <p>{cleanStrangerText(tradeOff, 1000)}</p>
        </div>
      )}
    </>
  )
}

function describeSource({ registry, source, examinedAt }: RegistryFindings): string {
  const how = { rdap: 'by RDAP', whois: 'by WHOIS', none: '' }[source]
  const day = examinedAt.slice(0, 10)
  return [registry === null ? '' : cleanStrangerText(registry, 60), how, day].filter(Boolean).join(', ')
}
