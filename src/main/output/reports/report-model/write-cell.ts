import type { Severity } from '../../../../shared/domain/impact.ts'
import type { Hours } from '../../../../shared/domain/removal.ts'
import { cleanStrangerText } from '../../../../shared/domain/stranger-text.ts'
import { describeHours, describeNumber } from '../report-words.ts'
import type { ReportCell, ReportNote } from './report.ts'

/** Code points that are no characters and that XML does not take. */
const NO_CHARACTER = /[\ufffe\uffff]/g

const MOST_RANGES = 30

/** Any text, cleaned and well-formed, at most `limit` characters. */
export const cleanText = (text: string, limit = 500): string =>
  cleanStrangerText(text, limit).toWellFormed().replaceAll(NO_CHARACTER, '')

/** A cell of words. */
export function textCell(text: string, notes: readonly ReportNote[] = [], limit = 500): ReportCell {
  const clean = cleanText(text, limit)
  return notes.length === 0 ? { value: clean, text: clean } : { value: clean, text: clean, notes }
}

/** A cell that is a badge. */
export function toneCell(
  text: string,
  tone: Severity | 'unknown' | 'plain',
  notes: readonly ReportNote[] = [],
): ReportCell {
  return { ...textCell(text, notes), tone }
}

/** A count; unknown ones are hatched. */
export function countCell(count: number, unknown = false): ReportCell {
  const cell = { value: count, text: describeNumber(count) }
  return unknown && count > 0 ? { ...cell, tone: 'unknown' } : cell
}

/** Hours of work, low and high. */
export const hoursCell = (hours: Hours): ReportCell => ({ value: hours, text: describeHours(hours) })

/** A moment, to the second in UTC; the value keeps the whole of it. */
export function momentCell(iso: string): ReportCell {
  const clean = cleanText(iso, 40)
  return { value: clean, text: clean.slice(0, 19).replace('T', ' ') }
}

/** Ranges: all of them as value, the first ones as text. */
export function rangesCell(ranges: readonly string[]): ReportCell {
  const more = ranges.length - MOST_RANGES
  const shown = cleanText(ranges.slice(0, MOST_RANGES).join(', '), 4000)
  const text = more > 0 ? `${shown} and ${describeNumber(more)} more ranges` : shown
  return { value: more > 0 ? cleanText(ranges.join(', '), 32_000) : text, text }
}

/** A further line. */
export function noteOf(text: string, look: Omit<ReportNote, 'text'> = {}): ReportNote {
  return { text: cleanText(text), ...look }
}
