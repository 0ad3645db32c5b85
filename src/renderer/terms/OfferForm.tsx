import { Select, TextInput } from '@mantine/core'
import { countryNames } from '../../shared/domain/countries.ts'
import type { Offer } from '../../shared/domain/offer.ts'
import styles from './offer-form.module.css'

const copy = {
  provider: 'Provider',
  price: 'Price',
  country: 'Country promised',
  noCountry: 'none',
  unknown: 'No country of that name',
  note: 'Note',
}

interface OfferFormProps {
  readonly offer: Offer
  readonly onChange: (field: keyof Offer, value: string) => void
}

/** What is noted of an offer, a field each. */
export function OfferForm({ offer, onChange }: OfferFormProps) {
  const text = (name: 'provider' | 'price' | 'note', maxLength: number) => (
    <TextInput
      {...(name === 'note' ? { className: styles['note'] } : {})}
      label={copy[name]}
      value={offer[name]}
      maxLength={maxLength}
      onChange={(event) => onChange(name, event.currentTarget.value)}
    />
  )
  return (
    <div className={styles['form']}>
      {text('provider', 200)}
      {text('price', 200)}
      <Select
        label={copy.country}
        placeholder={copy.noCountry}
        data={countries()}
        value={offer.country === '' ? null : offer.country}
        onChange={(code) => onChange('country', code ?? '')}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': `${copy.country}: ${copy.noCountry}` }}
        nothingFoundMessage={copy.unknown}
      />
      {text('note', 4000)}
    </div>
  )
}

let choices: { readonly value: string; readonly label: string }[] | undefined

function countries() {
  choices ??= [...countryNames()]
    .map(([value, name]) => ({ value, label: `${name} (${value})` }))
    .toSorted((a, b) => a.label.localeCompare(b.label, 'en'))
  return choices
}
