import { Button, Textarea } from '@mantine/core'
import { type RefObject, useEffect } from 'react'
import type { About } from '../../../shared/contract/app.ts'
import { findPrices } from '../../../shared/domain/offer-guess.ts'
import { rpc } from '../../rpc/client.ts'
import { HowToAsk } from '../../terms/HowToAsk.tsx'
import { OfferForm } from '../../terms/OfferForm.tsx'
import styles from './blocks.module.css'
import { useBlocks } from './blocks-store.ts'
import { copy } from './copy.ts'
import { FoundBlocks } from './FoundBlocks.tsx'
import { PlanView } from './PlanView.tsx'
import { startPlanned } from './start-planned.ts'
import { usePlanning } from './use-planning.ts'
import { discardVet, setChoice, setOfferField, setText, suggestChoice, useVet } from './vet-store.ts'

interface VetBlockProps {
  readonly about: About | null
  readonly field: RefObject<HTMLTextAreaElement | null>
}

/** One field that takes blocks or an offer mail; below it what was found, and the plan. */
export function VetBlock({ about, field }: VetBlockProps) {
  const { text, found, offer, choice } = useVet()
  const practice = about?.practice ?? false
  usePlanning(practice)
  useEffect(() => {
    rpc.settings.get().then(
      ({ preset, pathKind, resolvers }) => suggestChoice({ preset, pathKind, resolvers }),
      () => undefined,
    )
  }, [])
  const offerText = about?.practiceOffer
  // An empty place offers it below, with what it is for.
  const empty = useBlocks((state) => state.rows?.length === 0)
  const started = text.trim() !== ''
  const others = found.length > 1 ? findPrices(text).filter((price) => price !== offer.price) : []
  return (
    <section className={styles['vet']} aria-label={copy.vet}>
      <div className={styles['ask']}>
        <Textarea
          ref={field}
          label={copy.vet}
          aria-label={`${copy.vet}: ${copy.field}`}
          placeholder={copy.placeholder}
          className={styles['field']}
          autosize
          minRows={1}
          maxRows={started ? 4 : 1}
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && text !== '') discardVet()
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              void startPlanned(practice)
            }
          }}
        />
        {offerText && !started && !empty ? (
          <Button variant="default" onClick={() => setText(offerText)}>
            {copy.practiceOffer}
          </Button>
        ) : null}
        {started ? (
          <Button
            variant="default"
            onClick={() => {
              discardVet()
              field.current?.focus()
            }}
          >
            {copy.clear}
          </Button>
        ) : null}
      </div>
      {started && found.length === 0 ? <p className={styles['nothing']}>{copy.nothingFound}</p> : null}
      {found.length > 0 ? (
        <div className={styles['prepared']}>
          <div className={styles['what']}>
            <FoundBlocks practice={practice} />
            <div>
              <h2 className="section-title">{copy.offer}</h2>
              {others.length > 0 ? (
                <p className={styles['others']}>
                  {copy.otherPrices} {others.join('; ')}. {copy.onePrice}
                </p>
              ) : null}
              <div className={styles['offer']}>
                <OfferForm offer={offer} onChange={setOfferField} />
              </div>
            </div>
          </div>
          <div className={styles['how']}>
            <h2 className="section-title">{copy.plan}</h2>
            <HowToAsk choice={choice} onChange={setChoice} />
            <PlanView practice={practice} />
          </div>
        </div>
      ) : null}
    </section>
  )
}
