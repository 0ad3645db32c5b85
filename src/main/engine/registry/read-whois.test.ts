import { describe, expect, test } from 'vitest'
import { formatBlock } from '../../../shared/domain/block.ts'
import { readWhois } from './read-whois.ts'

function networks(text: string, registryId: string) {
  const read = readWhois(text, 'whois.example', registryId)
  if (read.kind !== 'networks') throw new Error(read.kind)
  return read.networks
}

describe('every registry has its own format', () => {
  test('ARIN: two networks with their organisations', () => {
    const found = networks(
      [
        '#',
        '# ARIN WHOIS data and services are subject to the Terms of Use',
        '#',
        '',
        'NetRange:       192.0.2.0 - 192.0.2.255',
        'CIDR:           192.0.2.0/24',
        'NetName:        EXAMPLE-24',
        'NetHandle:      NET-192-0-2-0-1',
        'Parent:         NET192 (NET-192-0-0-0-0)',
        'NetType:        Direct Allocation',
        'Organization:   Example Hosting, Inc. (EXAMP-1)',
        'RegDate:        2009-07-01',
        'Updated:        2023-02-03',
        '',
        'OrgName:        Example Hosting, Inc.',
        'OrgAbuseEmail:  abuse@example.com',
        '',
        '# start',
        '',
        'NetRange:       192.0.2.16 - 192.0.2.31',
        'NetName:        EXAMPLE-TENANT',
        'NetHandle:      NET-192-0-2-16-1',
        'Parent:         EXAMPLE-24 (NET-192-0-2-0-1)',
        'NetType:        Reassigned',
        'Customer:       Tenant & Sons (C01234567)',
        'RegDate:        2024-11-02',
      ].join('\r\n'),
      'arin',
    )
    expect(found.map(({ range }) => formatBlock(range))).toEqual(['192.0.2.0/24', '192.0.2.16/28'])
    expect(found[0]?.network).toMatchObject({
      holder: 'Example Hosting, Inc.',
      holderHandle: 'EXAMP-1',
      level: 'direct',
      abuseEmail: 'abuse@example.com',
      registeredOn: '2009-07-01T00:00:00.000Z',
      parentHandle: 'NET-192-0-0-0-0',
    })
    expect(found[1]?.network).toMatchObject({
      holder: 'Tenant & Sons',
      holderHandle: 'C01234567',
      level: 'assignment',
      abuseEmail: null,
    })
  })

  test('RIPE, APNIC, AFRINIC: RPSL with an organisation object and an abuse comment', () => {
    const [found] = networks(
      [
        '% This is the RIPE Database query service.',
        "% Abuse contact for '198.51.100.0 - 198.51.100.255' is 'abuse@example.org'",
        '',
        'inetnum:        198.51.100.0 - 198.51.100.255',
        'netname:        EXAMPLE-NET',
        'descr:          somewhere',
        'country:        NL',
        'org:            ORG-EX1-RIPE',
        'status:         ASSIGNED PA',
        'created:        2015-03-04T10:11:12Z',
        'last-modified:  2024-01-02T03:04:05Z',
        'source:         RIPE # Filtered',
        '',
        'organisation:   ORG-EX1-RIPE',
        'org-name:       Example Hosting BV',
      ].join('\n'),
      'ripe',
    )
    expect(found?.network).toMatchObject({
      name: 'EXAMPLE-NET',
      holder: 'Example Hosting BV',
      country: 'NL',
      level: 'assignment',
      abuseEmail: 'abuse@example.org',
      registeredOn: '2015-03-04T10:11:12.000Z',
      changedOn: '2024-01-02T03:04:05.000Z',
      source: 'whois://whois.example',
    })
  })

  test('LACNIC: short form of the range, days without hyphens', () => {
    const [found] = networks(
      [
        'inetnum:     203.0.113/24',
        'status:      reallocated',
        'owner:       Ejemplo Redes S.A.',
        'ownerid:     ZZ-EJRE-LACNIC',
        'country:     UY',
        'created:     20120304',
        'changed:     20240506',
        'inetnum-up:  203.0.112/20',
      ].join('\n'),
      'lacnic',
    )
    expect(found?.network).toMatchObject({
      first: '203.0.113.0',
      last: '203.0.113.255',
      holder: 'Ejemplo Redes S.A.',
      holderHandle: 'ZZ-EJRE-LACNIC',
      level: 'sub-allocation',
      registeredOn: '2012-03-04T00:00:00.000Z',
      parentHandle: '203.0.112/20',
    })
  })

  test('KRNIC and JPNIC: keys with spaces and in brackets', () => {
    const [korean] = networks(
      [
        'IPv4 Address       : 192.0.2.0 - 192.0.2.127 (/25)',
        'Organization Name  : Example Korea',
        'Network Type       : CUSTOMER',
        'Registration Date  : 20101112',
      ].join('\n'),
      'apnic',
    )
    expect(korean?.network).toMatchObject({
      last: '192.0.2.127',
      holder: 'Example Korea',
      level: 'unknown',
      registeredOn: '2010-11-12T00:00:00.000Z',
    })
    const [japanese] = networks(
      [
        'a. [Network Number]               198.51.100.0/24',
        'b. [Network Name]                 EXAMPLE-JP',
        'g. [Organization]                 Example K.K.',
        '[Assigned Date]                   2016/07/08',
        '[Last Update]                     2020/01/02 11:12:13(JST)',
      ].join('\n'),
      'apnic',
    )
    expect(japanese?.network).toMatchObject({
      name: 'EXAMPLE-JP',
      holder: 'Example K.K.',
      registeredOn: '2016-07-08T00:00:00.000Z',
      changedOn: '2020-01-02T00:00:00.000Z',
    })
  })
})

test.each([
  ['%ERROR:101: no entries found', 'nothing'],
  ['No match found for n + 192.0.2.0', 'nothing'],
  ['%ERROR:201: access denied for 192.0.2.1', 'refused'],
  ['% Query rate limit exceeded. Reduced information.', 'refused'],
  ['<html><body>503</body></html>', 'unreadable'],
  ['', 'unreadable'],
])('%s is %s', (text, kind) => {
  expect(readWhois(text, 'whois.example', null).kind).toBe(kind)
})

test.each([
  ['an attribute', 'geofeed:        https://feeds.example.com/geo.csv'],
  [
    'a remark after others',
    'remarks:        Call us\nremarks:        Geofeed https://feeds.example.com/geo.csv',
  ],
  ["ARIN's comment", 'Comment:        Geofeed https://feeds.example.com/geo.csv'],
])('a geofeed named by %s is kept', (_, line) => {
  const [found] = networks(
    `inetnum:        192.0.2.0 - 192.0.2.255\nnetname:        EXAMPLE\n${line}\n`,
    'ripe',
  )
  expect(found?.network.geofeedUrl).toBe('https://feeds.example.com/geo.csv')
})
