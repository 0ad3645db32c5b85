import { expect, test } from 'vitest'
import { parseWidths } from './column-widths.ts'

test('what is kept is read back; whatever is no width is left out', () => {
  expect(parseWidths('{"a b":{"a":120,"b":12,"c":"wide","d":99999,"e":1.5},"x":4}')).toEqual({
    'a b': { a: 120 },
  })
  for (const text of [null, '', '[1]', 'null', '{"a":']) expect(parseWidths(text)).toEqual({})
})
