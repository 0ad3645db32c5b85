import { expect, it } from 'vitest'
import { parseAddress } from '../../../shared/domain/address.ts'
import { whyGeneric } from './generic-name.ts'

const address = parseAddress('192.0.2.17')
if (!address) throw new Error('The address of this test is one.')

it.each([
  '192-0-2-17.example.net',
  '17.2.0.192.example.net',
  'ip-192-000-002-017.example.net',
  'host192000002017.example.net',
  'c0000211.example.net',
  '3221226001.example.net',
  'net-2-17.example.net',
  'dsl-line.example.net',
  'pool5.example.net',
  'a1.dyn.example.net',
  'vps17.example.net',
  'host-017.example.net',
])('%s looks generic', (name) => expect(whyGeneric(name, address)).not.toBeNull())

it.each([
  'mail.example.org',
  'mx17.example.org',
  'smtp-out2.example.org',
  'news.dynamite.example',
  'resort.example.com',
  'vps18.example.net',
  'server.example.net',
  'm192.example.org',
])('%s looks like somebody’s own', (name) => expect(whyGeneric(name, address)).toBeNull())
