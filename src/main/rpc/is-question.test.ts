import { expect, it } from 'vitest'
import { isQuestion } from './is-question.ts'

it.each([
  '{"i":"1","p":{"u":"/app/about"}}',
  '{"i":"1","t":1,"p":{"u":"/scans/watch","b":{"json":{}},"m":"POST","h":{}}}',
  '{"i":"7","t":4}',
])('passes %s', (frame) => expect(isQuestion(frame)).toBe(true))

it.each([
  '',
  '{',
  'null',
  '[]',
  '7',
  '{"i":1,"p":{"u":"/app/about"}}',
  '{"i":"1"}',
  '{"i":"1","p":null}',
  '{"i":"1","p":{"u":"::"}}',
  '{"i":"1","p":{"u":"https://evil.example/"}}',
  '{"i":"1","p":{"u":"//evil.example/x"}}',
  '{"i":"1","p":{"u":"/app/about","h":"x"}}',
  '{"i":"1","t":3,"p":{"e":"message","d":1}}',
  '{"i":"1","t":99,"p":{"u":"/app/about"}}',
  `{"i":"${'1'.repeat(65)}","p":{"u":"/app/about"}}`,
  '\u001b[2J',
])('drops %j', (frame) => expect(isQuestion(frame)).toBe(false))

it('drops bytes', () => expect(isQuestion(new Uint8Array([123, 125]))).toBe(false))
