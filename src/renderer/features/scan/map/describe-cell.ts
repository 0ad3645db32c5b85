import type { Cell } from '../../../../shared/domain/cell.ts'
import { severityWords } from '../../../terms/severity-words.ts'
import { formatQuantity } from '../../../ui/format.ts'
import type { ColourBy } from './cell-looks.ts'
import { changeSteps, ptrSteps } from './mode-steps.ts'

/** The state of a cell in words; by one list, as that list alone sees it. */
export function describeCell(cell: Cell, by: ColourBy = 'impact'): string {
  if (by === 'list') return describeOne(cell)
  if (by === 'unknowns') return describeUnknowns(cell)
  if (by === 'ptr') return describePtr(cell)
  if (by === 'changes') return describeChange(cell)
  const parts: string[] = []
  if (cell.severity !== 'clear') {
    parts.push(`${severityWords[cell.severity].toLowerCase()}, on ${formatQuantity(cell.lists, 'list')}`)
  } else if (cell.progress === 'untouched') parts.push('not asked yet')
  else if (cell.progress === 'partial') parts.push('no listing so far')
  else parts.push(cell.unknown ? 'no listing seen' : 'clear')
  if (cell.allowed) parts.push('allow-listed')
  if (cell.unknown) parts.push('too many checks unknown')
  if (cell.severity !== 'clear' && cell.progress === 'partial') parts.push('still asking')
  return parts.join('; ')
}

function describeUnknowns({ lists, unknown, progress }: Cell): string {
  if (lists > 0) return `${formatQuantity(lists, 'list')} unknown`
  if (unknown) return 'too many checks unknown'
  return progress === 'done' ? 'every list answered' : 'not asked everywhere yet'
}

function describeOne(cell: Cell): string {
  if (cell.severity !== 'clear') return `listed, ${severityWords[cell.severity].toLowerCase()}`
  if (cell.allowed) return 'allow-listed'
  if (cell.unknown) return 'unknown'
  return cell.progress === 'untouched' ? 'no answer kept yet' : 'not listed'
}

function describePtr({ lists, unknown, progress }: Cell): string {
  if (progress === 'untouched') return 'reverse DNS not examined'
  if (unknown) return 'no valid answer about its PTR'
  return ptrSteps[lists]?.words ?? 'PTR leads back to the address'
}

function describeChange({ lists, unknown, progress }: Cell): string {
  if (progress === 'untouched') return 'not compared'
  if (unknown) return 'less known than before'
  return changeSteps[lists]?.words ?? 'no change since the scan before'
}
