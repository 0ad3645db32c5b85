import { expect, test } from 'vitest'
import { findPrices, guessOffer } from './offer-guess.ts'
import { findBlocks } from './offer-text.ts'

const texts = (text: string): string[] => findBlocks(text).map((found) => found.text)

const mail = `Received: from out.example.net (out.example.net [198.51.100.99])
\tby mx.example.org; Sat, 21 Nov 2026 10:12:00 +0000
From: "Sales" <sales@hosting.example>
Subject: Your quote 10.11.2026 / 24

Hello, we can offer you 203.0.113.7/24 (clean!) and 198.51.100.0 – 198.51.100.63,
or 192.0.2.0 mask 255.255.255.128. Version 1.2.3.4 of our panel, gateway 203.0.113.1.
The IPv6 range is 2001:db8:40::/48. Price: 49.00 EUR per month, setup 10 EUR.
`

test('picks the blocks of an offer mail and leaves route, gateway and version alone', () => {
  expect(texts(mail)).toEqual(['203.0.113.0/24', '198.51.100.0/26', '192.0.2.0/25', '2001:db8:40::/48'])
})

test('says what was mended', () => {
  expect(findBlocks(mail)[0]?.notices.join(' ')).toContain('host bits')
  expect(findBlocks('203.0.113/24')[0]?.notices.join(' ')).toContain('last octet')
  expect(texts('203.0.113.x')).toEqual(['203.0.113.0/24'])
})

test('takes single addresses when nothing else is there, or alone on a line', () => {
  expect(texts('203.0.113.5, 203.0.113.9 198.51.100.0/28')).toEqual([
    '203.0.113.5/32',
    '203.0.113.9/32',
    '198.51.100.0/28',
  ])
  expect(texts('You get:\n - 203.0.113.5\nRegards')).toEqual(['203.0.113.5/32'])
  expect(texts('Our name server is 203.0.113.5 as before.')).toEqual([])
})

test('reads short ranges and words between the ends', () => {
  expect(texts('203.0.113.0-255')).toEqual(['203.0.113.0/24'])
  expect(texts('from 203.0.113.3 to 203.0.113.9 please')).toEqual(['203.0.113.3-203.0.113.9'])
})

test('points out duplicates, special ranges and what cannot be read', () => {
  const [first, second, third] = findBlocks('10.0.0.0/24 and 10.0.0.64/26 and 203.0.113.0/33')
  expect(first?.special?.name).toBe('Private-Use')
  expect(second?.duplicateOf).toBe('10.0.0.0/24')
  expect(third?.block).toBeNull()
  expect(third?.problem).toContain('prefix length')
})

test('undoes defanging and quoted-printable', () => {
  expect(texts('203[.]0[.]113[.]0/24')).toEqual(['203.0.113.0/24'])
  expect(texts('block 203.0.113.0=2F24 for you')).toEqual(['203.0.113.0/24'])
})

test('stays quick and small on hostile text', () => {
  const hostile = [
    '1.'.repeat(100_000),
    ':'.repeat(200_000),
    '1.1.1.1 - '.repeat(20_000),
    ' '.repeat(200_000),
  ]
  const start = performance.now()
  for (const text of hostile) expect(findBlocks(text).length).toBeLessThanOrEqual(256)
  expect(findBlocks('203.0.113.0/24\n'.repeat(5000))).toHaveLength(256)
  expect(performance.now() - start).toBeLessThan(4000)
})

test('guesses who offers and for how much', () => {
  expect(guessOffer(mail)).toEqual({ provider: 'hosting.example', price: '49.00 EUR per month', country: '' })
  expect(guessOffer('It costs 49 EUR / month.').price).toBe('49 EUR / month')
  expect(guessOffer('It costs 49 EUR / mo.').price).toBe('49 EUR / mo.')
  expect(guessOffer('From: Jo Broker <jo@gmail.com>\n€ 1,200 / year').provider).toBe('Jo Broker')
  expect(guessOffer('From: Jo Broker <jo@gmail.com>\n€ 1,200 / year').price).toBe('€ 1,200 / year')
  // What stands behind the sum is a factor of twelve, or of 256.
  for (const price of [
    '1.200 € im Jahr',
    'EUR 100 per annum',
    '0,40 € je IP und Monat',
    '99 € einmalig',
    '$100 quarterly',
  ])
    expect(guessOffer(`198.51.100.0/24 für nur ${price}, zzgl. MwSt.`).price).toBe(price)
  expect(guessOffer('203.0.113.0/24')).toEqual({ provider: '', price: '', country: '' })
  expect(guessOffer('Registered in\nGeolocation: the moon\nCountry: NL\nLocation: Germany').country).toBe(
    'NL',
  )
  expect(guessOffer('The block is located in Sweden.').country).toBe('SE')
  expect(guessOffer('No country can stop us. IT is our location: HQ').country).toBe('')
})

test('a netmask is read in German too', () => {
  const [found] = findBlocks('Netz 198.51.100.0 mit Maske 255.255.255.0, Gateway 198.51.100.1')
  expect(found?.text).toBe('198.51.100.0/24')
})

test('every price of an offer is found once, in the order of the text', () => {
  const text =
    'EUR 210.00 per month, set-up EUR 150.00. Option C: EUR 140.00 per month, not EUR 210.00 per month.'
  expect(findPrices(text)).toEqual(['EUR 210.00 per month', 'EUR 150.00', 'EUR 140.00 per month'])
  expect(findPrices('192.0.2.0/24 for nothing')).toEqual([])
})
