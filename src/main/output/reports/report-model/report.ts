import type { Severity } from '../../../../shared/domain/impact.ts'
import type { WorkCost } from '../../../../shared/domain/price-work.ts'
import type { Hours } from '../../../../shared/domain/removal.ts'
import type { Targets } from '../../../../shared/domain/targets.ts'
import type { Decision } from '../../../../shared/domain/verdict.ts'
import type { MapCells } from '../read-cells.ts'

/**
 * How the values of a column are meant: words, words in a fixed-width face, a whole number, a low and a high number
 * of hours, or a moment (ISO 8601).
 */
export type ColumnKind = 'text' | 'mono' | 'count' | 'hours' | 'moment'

/** One column of a report's table. */
export interface ReportColumn {
  readonly title: string
  readonly kind: ColumnKind
  /** Share of the width on paper, relative to the other columns. */
  readonly width: number
}

/** One cell: the value for programs, the words for people. All texts are already cleaned of control characters. */
export interface ReportCell {
  /** Whole and exact, whatever is shown. `hours` columns have a low–high pair; null where there is no value. */
  readonly value: string | number | Hours | null
  /** As shown; may be shorter than the value. */
  readonly text: string
  /** Further lines in smaller type. */
  readonly notes?: readonly ReportNote[]
  /** Shown as a badge of this severity, or hatched as unknown. */
  readonly tone?: Severity | 'unknown' | 'plain'
}

/** A further line of a cell. */
export interface ReportNote {
  readonly text: string
  readonly mono?: boolean
  /** http(s) only. */
  readonly href?: string
}

/** One row. */
export interface ReportRow {
  /** Anchor, unique in the report. */
  readonly id?: string
  /** To be seen first: a list that could not be used. */
  readonly loud?: boolean
  readonly cells: readonly ReportCell[]
}

/** One table of a report. Rows are made when they are walked over: a /16 has more of them than memory should hold. */
export interface ReportTable {
  readonly title: string
  /** Sentences before the rows. */
  readonly intro: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly count: number
  readonly rows: () => Iterable<ReportRow>
  /** What stands in place of no rows. */
  readonly empty: string
}

/** A named figure or statement of the summary. */
export interface ReportFact {
  readonly label: string
  readonly text: string
}

/** The numbers of a report, the same in every format. Hours are hours, coverage is a share of 0–1. */
export interface ReportFigures {
  readonly addresses: number
  readonly listedAddresses: number
  readonly lists: number
  readonly unusableLists: number
  readonly checks: number
  readonly listed: number
  readonly clear: number
  readonly noted: number
  readonly unknown: number
  readonly coverage: number
  readonly cases: number
  readonly effortHours: Hours
  /** Work × hourly rate; null where the rate is not known or nothing is to pay. */
  readonly workCost: WorkCost | null
  readonly queries: number
}

/** One reason of the verdict with what it rests on. */
export interface ReportReason {
  readonly text: string
  readonly caseIds: readonly string[]
  readonly listIds: readonly string[]
}

/** The tables of a report by what they hold. */
export interface ReportTables {
  readonly cases: ReportTable
  readonly lists: ReportTable
  readonly unknowns: ReportTable
  readonly surroundings: readonly ReportTable[]
  readonly listings: ReportTable
  readonly notes: ReportTable
}

/** Everything a report says, once; formats only lay it out. */
export interface Report {
  readonly scanId: string
  readonly block: string
  readonly practice: boolean
  /** The sentence that marks practice; empty otherwise. */
  readonly practiceMark: string
  readonly finished: boolean
  readonly decision: Decision
  readonly decisionWord: string
  readonly title: string
  readonly headline: string
  /** End of the scan, or its start where it has no end; ISO 8601. */
  readonly moment: string
  readonly date: string
  readonly targets: Targets
  /** The cells of the map, at most so many. */
  readonly map: (mostCells: number) => MapCells
  readonly figures: ReportFigures
  readonly coverageSentence: string
  readonly facts: readonly ReportFact[]
  readonly reasons: readonly ReportReason[]
  /** What the clean-up takes: work, time, money. */
  readonly cost: readonly ReportFact[]
  /** Why lists could not be used, one sentence each; empty when all could. */
  readonly unusable: readonly string[]
  /** What was found around the block, in sentences. */
  readonly surroundings: readonly string[]
  readonly tables: ReportTables
  readonly method: readonly string[]
  readonly limits: readonly string[]
  /** What was not examined at all. */
  readonly notExamined: readonly string[]
  readonly identity: string
}
