import { modKey } from '../ui/mod-key.ts'
import type { Route } from './route.ts'

/** The places of the rail, in the order of their digits. */
export const places = [
  { place: 'blocks', word: 'Blocks', icon: 'grid', href: '#/blocks' },
  { place: 'compare', word: 'Compare', icon: 'scales', href: '#/compare' },
  { place: 'cleanup', word: 'Clean-up', icon: 'broom', href: '#/cleanup' },
  { place: 'bounces', word: 'Bounces', icon: 'bounce', href: '#/bounces' },
  { place: 'lists', word: 'Lists', icon: 'book', href: '#/lists' },
  { place: 'settings', word: 'Settings', icon: 'sliders', href: '#/settings' },
] as const satisfies readonly { place: Route['place']; word: string; icon: string; href: string }[]

export const copy = {
  scan: 'Scan',
  skip: 'Skip to the content',
  practice: 'Practice',
  practiceText:
    'Everything here comes from a practice network on this computer. None of it says anything about real addresses.',
  lostTitle: 'No connection to Blockvet’s background process.',
  lostText: 'Scans and results are kept on disk; what you see may be out of date.',
  connecting: 'Connecting…',
  retryNow: 'Try now',
  keys: 'Keyboard',
  due: 'follow-ups due',
  palette: 'Commands',
  paletteField: 'Go to a place, a block or a list, or do something',
  paletteNone: 'Nothing is called that.',
  vetBlock: 'Vet a block',
  appearance: 'Appearance',
  light: 'Light appearance',
  dark: 'Dark appearance',
  system: 'Appearance of the system',
  strangeFile: 'was not read: it holds neither replies of mail servers nor netblocks.',
  isSaved: 'is saved.',
  reveal: 'Show in folder',
}

/** The cheat sheet: what the keys do, by place. */
export const keySheet: readonly {
  title: string
  keys: readonly (readonly [keys: string, does: string])[]
}[] = [
  {
    title: 'Everywhere',
    keys: [
      ...places.map(({ word }, i) => [`${modKey} ${i + 1}`, word] as const),
      [`${modKey} K`, 'All commands'],
      [`${modKey} Z`, 'Take the last deed back'],
      [`${modKey} Enter`, 'In a field of text: start, or read'],
      ['/', 'Go to the filter'],
      ['?', 'This sheet'],
      ['Esc', 'Close the innermost thing'],
    ],
  },
  {
    title: 'Tables',
    keys: [
      ['↑ ↓', 'Move by a row'],
      ['Page ↑ ↓', 'Move by a page'],
      ['Home End', 'First and last row'],
      ['Enter', 'Open the row'],
      ['Space', 'Select the row'],
      ['Shift ↑ ↓', 'Select several'],
      [`${modKey} A`, 'Select all'],
      ['F2', 'Note the offer of a block'],
      ['← →', 'On a heading: to the one beside'],
      ['Shift ← →', 'On a heading: column narrower, wider'],
      ['Shift Home', 'On a heading: its own width again'],
    ],
  },
  {
    title: 'Clean-up board',
    keys: [
      ['← ↑ → ↓', 'Move by a card'],
      ['Enter', 'Open the request'],
      ['Shift ← →', 'Put it into the state beside'],
    ],
  },
  {
    title: 'Map',
    keys: [
      ['← ↑ → ↓', 'Move by a cell'],
      ['Page ↑ ↓', 'Move by eight rows'],
      ['Shift ← ↑ → ↓', 'Add up a range, Esc lets it go'],
      ['Home End', 'First and last address'],
      ['Enter', 'Open the address; show apart those that share a cell'],
      ['Space', 'Open the address; list those that share a cell'],
      ['Esc', 'From a part back to the whole block'],
      ['+ −', 'Zoom in and out'],
      ['0', 'Show all'],
    ],
  },
]
