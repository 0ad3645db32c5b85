import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { reportStyle } from './report-style.ts'

const tokens = readFileSync(path.join(import.meta.dirname, '../../../renderer/app/tokens.css'), 'utf8')

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, (digit) => digit + digit) : hex
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
    return part <= 0.040_45 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** Values of a custom property in order: light, then dark. */
const valuesOf = (style: string, name: string): readonly string[] =>
  [...style.matchAll(new RegExp(`--${name}: ?(#[0-9a-f]{3,6})`, 'g'))].map((match) => match[1] ?? '')

test.each([
  ['the report', reportStyle, 'on-', ''],
  ['the window', tokens, 'on-sev-', 'sev-'],
])('what is written on a severity can be read in %s, light and dark', (_, style, on, of) => {
  for (const severity of ['low', 'medium', 'critical']) {
    const grounds = valuesOf(style, `${of}${severity}`)
    const inks = valuesOf(style, `${on}${severity}`)
    expect(grounds).toHaveLength(2)
    grounds.forEach((ground, theme) => {
      expect(contrast(ground, inks[theme] ?? ground), `${severity} ${ground}`).toBeGreaterThanOrEqual(4.5)
    })
  }
})
