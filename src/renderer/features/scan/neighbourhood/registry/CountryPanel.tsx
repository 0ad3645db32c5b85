import { describeCountry, type PromisedCountry } from '../../../../../shared/domain/compare-country.ts'
import { cleanStrangerText } from '../../../../../shared/domain/stranger-text.ts'
import { Tag } from '../../../../ui/Tag.tsx'
import styles from './registry.module.css'
import { copy } from './registry-copy.ts'

/** The promised country beside what registry and routing tell; nothing without a promise. */
export function CountryPanel({ promised }: { readonly promised: PromisedCountry | null }) {
  if (promised === null) return null
  const { tone, word } = { true: copy.agrees, false: copy.differs, null: copy.countryUnknown }[
    `${promised.agrees}`
  ]
  return (
    <section className={styles['panel']} aria-label={copy.country}>
      <h3 className="section-title">{copy.country}</h3>
      <div className={styles['answer']}>
        <Tag tone={tone}>{word}</Tag>
        <p>{cleanStrangerText(describeCountry(promised), 600)}</p>
      </div>
    </section>
  )
}
