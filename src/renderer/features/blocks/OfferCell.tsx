import type { BlockRow } from '../../../shared/domain/offer.ts'
import styles from './blocks.module.css'
import { useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'

/** The offer of a block in short; a click opens it to be noted, as F2 does. */
export function OfferCell({ row: { block, offer } }: { readonly row: BlockRow }) {
  const rest = [offer.price, offer.country].filter(Boolean).join(', ')
  const text = [offer.provider, rest].filter(Boolean).join(', ')
  const words =
    text === '' ? (
      <span className={offer.note === '' ? 'dim' : undefined}>{offer.note || '–'}</span>
    ) : (
      <span className={styles['offered']}>
        {offer.provider === '' ? null : <span>{offer.provider}</span>}
        {rest === '' ? null : <span>{rest}</span>}
      </span>
    )
  return (
    <button
      type="button"
      tabIndex={-1}
      className={styles['offerCell']}
      aria-label={`${copy.offerOf} ${block}: ${[text, offer.note].filter(Boolean).join(', ') || copy.noteOffer}`}
      title={[text, offer.note, `${copy.noteOffer}: F2`].filter(Boolean).join('\n')}
      onClick={(event) => {
        event.stopPropagation()
        useBlocks.setState({ noting: block })
      }}
    >
      {words}
    </button>
  )
}
