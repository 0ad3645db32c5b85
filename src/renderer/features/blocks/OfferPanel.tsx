import type { Offer } from '../../../shared/domain/offer.ts'
import { OfferForm } from '../../terms/OfferForm.tsx'
import { useOffer } from '../../terms/use-offer.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import styles from './blocks.module.css'
import { useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'

/** Shows in the table at once what is noted of an offer. */
const showOffer = (block: string, offer: Offer): void =>
  useBlocks.setState(({ rows }) => ({
    rows: rows?.map((row) => (row.block === block ? { ...row, offer } : row)) ?? null,
  }))

/** What the user notes of the offer that a block came with, saved as it is typed. */
export function OfferPanel({ block }: { readonly block: string }) {
  const { offer, change, saving, notSaved } = useOffer(block, (next) => showOffer(block, next))
  return (
    <SidePanel
      title={
        <>
          {copy.offerOf} <span className="mono">{block}</span>
        </>
      }
      label={`${copy.offerOf} ${block}`}
      onClose={() => useBlocks.setState({ noting: null })}
    >
      <div className={styles['offerPanel']}>
        {offer ? (
          <OfferForm offer={offer} onChange={(field, value) => change({ ...offer, [field]: value })} />
        ) : null}
        <p className="dim" role="status">
          {notSaved
            ? `${copy.notSaved} ${notSaved.message} ${notSaved.next}`
            : saving
              ? copy.saving
              : copy.savedAsTyped}
        </p>
      </div>
    </SidePanel>
  )
}
