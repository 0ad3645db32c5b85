import { Checkbox } from '@mantine/core'
import type { BlockRow } from '../../../shared/domain/offer.ts'
import { decisionWords } from '../../terms/decision-words.ts'
import styles from './compare.module.css'
import { compareHash, MOST, toggled } from './compare-store.ts'
import { copy } from './copy.ts'

interface ChooseOffersProps {
  readonly offers: readonly BlockRow[]
  readonly scanIds: readonly string[]
}

/** The vetted blocks with a mark each; the choice stands in the address, so that it can be kept. */
export function ChooseOffers({ offers, scanIds }: ChooseOffersProps) {
  const full = scanIds.length >= MOST
  return (
    <fieldset className={styles['choose']}>
      <legend className="section-title">
        {copy.choose}
        <span className={styles['hint']}>{full ? copy.full : copy.chooseText}</span>
      </legend>
      <div className={styles['choices']}>
        {offers.map(({ scanId, block, offer, judged }) => {
          const chosen = scanIds.includes(scanId)
          const about = [offer.provider, offer.price].filter(Boolean).join(', ')
          return (
            <Checkbox
              key={scanId}
              checked={chosen}
              disabled={full && !chosen}
              label={
                <span className={styles['offer']} title={about}>
                  <span className="mono">{block}</span>
                  <span>{judged ? decisionWords[judged.decision] : ''}</span>
                  <span className="dim">{about}</span>
                </span>
              }
              onChange={() => location.replace(compareHash(toggled(scanIds, scanId)))}
            />
          )
        })}
      </div>
    </fieldset>
  )
}
