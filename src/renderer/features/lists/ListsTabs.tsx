import { copy } from './copy.ts'
import styles from './lists.module.css'

const tabs = [
  { part: 'catalogue', word: copy.toLists, href: '#/lists' },
  { part: 'feeds', word: copy.toFeeds, href: '#/lists/feeds' },
  { part: 'own', word: copy.toOwn, href: '#/lists/own' },
] as const

/** The title of the place, and its three parts. */
export function ListsTabs({ part }: { readonly part: (typeof tabs)[number]['part'] }) {
  return (
    <>
      <h2 className={styles['title']}>{copy.title}</h2>
      <nav className={styles['tabs']} aria-label={copy.parts}>
        {tabs.map((tab) => (
          <a key={tab.part} href={tab.href} aria-current={tab.part === part ? 'page' : undefined}>
            {tab.word}
          </a>
        ))}
      </nav>
    </>
  )
}
