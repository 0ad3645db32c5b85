import type { ZoneData } from './rbldnsd.ts'
import { sixLists, sixListsCatalogue, sixZones } from './six-lists.ts'

const BARRACUDA = 'b.barracudacentral.org'
const ids = sixLists.map(({ id }) => id).filter((id) => id !== 'form')

/** The lists of the story: five of our own, and Barracuda's as the catalogue knows it, served from this machine. */
export const storyLists = [...ids, 'barracuda']

/** Their zones; those that are not `open` name nobody. */
export const storyZones = (open: readonly string[]): readonly ZoneData[] => [
  ...sixZones(open).filter(({ zone }) => zone !== 'form.example.test'),
  {
    zone: BARRACUDA,
    type: 'ip4set',
    lines: [
      ':127.0.0.2:http://www.barracudanetworks.com/reputation/?pr=1&ip=$',
      '127.0.0.2',
      ...(open.includes('barracuda') ? ['203.0.113.18'] : []),
    ],
  },
]

/** The user's own catalogue file that has these lists asked on this machine. */
export const storyCatalogue = (port: number): string => `${sixListsCatalogue(port)}
overrides: [{ id: barracuda, servers: ["127.0.0.1:${port}"], rate: 500 }]
`
