import styles from './app.module.css'
import { copy } from './copy.ts'

export function PracticeBanner() {
  return (
    <section className={styles['practice']} aria-label="Practice network">
      <strong>{copy.practice}</strong>
      <span>{copy.practiceText}</span>
    </section>
  )
}
