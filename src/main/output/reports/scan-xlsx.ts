import writeExcelFile, { type CellObject } from 'write-excel-file/node'
import type { Hours } from '../../../shared/domain/removal.ts'
import { isShortOfAnswers } from '../../../shared/domain/short-of-answers.ts'
import { type Breathe, holdBreath } from './breathe.ts'
import type { Report, ReportCell, ReportColumn, ReportTable } from './report-model/report.ts'

/** Rows of a sheet in this format, its heading included. */
const MOST_ROWS = 1_048_576

/** Share that is done when all rows are there. */
const WRITTEN = 0.9

const HEAD = { fontWeight: 'bold', backgroundColor: '#e9ebea' } as const
const HATCH = {
  fillPatternStyle: 'lightUp',
  fillPatternColor: '#6b7176',
  backgroundColor: '#ffffff',
} as const
/** Facts whose numbers have rows of their own. */
const COUNTED: ReadonlySet<string> = new Set(['Listed', 'Cases', 'Checks'])
const MOMENT = 'yyyy-mm-dd hh:mm:ss'

type SheetRow = (CellObject | null)[]

/** Called for every row. */
type RowBreath = () => ReturnType<Breathe>

interface Sheet {
  readonly sheet: string
  readonly data: SheetRow[]
  readonly columns: { width: number }[]
  readonly stickyRowsCount: number
}

/**
 * A report as a workbook: counts, hours and shares are numbers, moments are dates in UTC, and every text is a text
 * cell, so that nothing a stranger wrote can be run as a formula. Unknown counts are hatched. A low–high pair of
 * hours takes two columns.
 */
export async function scanXlsx(
  report: Report,
  breathe: Breathe = holdBreath,
): Promise<Uint8Array<ArrayBuffer>> {
  const { tables } = report
  const all = [
    tables.cases,
    tables.lists,
    tables.listings,
    tables.notes,
    tables.unknowns,
    ...tables.surroundings,
  ]
  const total = all.reduce((sum, { count }) => sum + count, 1)
  let rows = 0
  const addRow: RowBreath = () => breathe((rows++ / total) * WRITTEN)
  const sheets: Sheet[] = [
    summarySheet(report),
    await tableSheet(report, 'Cases', tables.cases, addRow),
    await tableSheet(report, 'Lists', tables.lists, addRow),
    await tableSheet(report, 'Listings', tables.listings, addRow),
    await tableSheet(report, 'Notes', tables.notes, addRow),
    await tableSheet(report, 'Unknowns', tables.unknowns, addRow),
    await surroundingsSheet(report, addRow),
  ]
  // The library writes the sheets and packs the file, each in one go.
  await breathe(WRITTEN)
  const workbook = writeExcelFile(sheets)
  await breathe(WRITTEN)
  return new Uint8Array(await workbook.toBuffer())
}

function summarySheet(report: Report): Sheet {
  const { figures, facts, cost, reasons, notExamined, method, limits } = report
  const percent = { type: Number, format: '0.0%' } as const
  const data: SheetRow[] = [
    ...practiceRows(report),
    [strong('Block'), text(report.block)],
    [strong('Verdict'), text(report.headline)],
    [strong('Decision'), text(report.decisionWord)],
    [strong('Scanned'), moment(report.moment)],
    [strong('Coverage'), { value: figures.coverage, ...percent }],
    [strong('Addresses'), number(figures.addresses)],
    [strong('Listed addresses'), number(figures.listedAddresses)],
    [strong('Lists'), number(figures.lists)],
    [strong('Lists that could not be used'), number(figures.unusableLists)],
    [strong('Checks'), number(figures.checks)],
    [strong('Checks listed'), number(figures.listed)],
    [strong('Checks clear'), number(figures.clear)],
    [strong('Checks noted'), number(figures.noted)],
    [strong('Checks unknown'), hatched(number(figures.unknown), figures.unknown > 0)],
    [strong('Cases'), number(figures.cases)],
    [strong('Effort, low (h)'), effortCell(report, 0)],
    [strong('Effort, high (h)'), effortCell(report, 1)],
    ...(figures.workCost === null
      ? []
      : [
          [strong(`Cost of work, low (${figures.workCost.currency})`), number(figures.workCost.cost[0])],
          [strong(`Cost of work, high (${figures.workCost.currency})`), number(figures.workCost.cost[1])],
        ]),
    [strong('Queries sent'), number(figures.queries)],
    ...[...facts.filter(({ label }) => !COUNTED.has(label)), ...cost].map(({ label, text: words }) => [
      strong(label),
      text(words),
    ]),
    ...reasons.map(({ text: words }, i) => [strong(`Reason ${i + 1}`), text(words)]),
    ...method.map((words) => [strong('Method'), text(words)]),
    ...notExamined.map((words) => [strong('Not examined'), text(words)]),
    ...limits.map((words) => [strong('Limit'), text(words)]),
    [strong('Source'), text(report.identity)],
  ]
  return { sheet: 'Summary', data, columns: [{ width: 28 }, { width: 110 }], stickyRowsCount: 0 }
}

async function tableSheet(
  report: Report,
  sheet: string,
  table: ReportTable,
  breathe: RowBreath,
): Promise<Sheet> {
  const data: SheetRow[] = [...practiceRows(report), headRow(table.columns)]
  const sticky = data.length
  await addRows(data, table, breathe)
  return { sheet, data, columns: widths(table.columns), stickyRowsCount: sticky }
}

async function surroundingsSheet(report: Report, breathe: RowBreath): Promise<Sheet> {
  const data: SheetRow[] = practiceRows(report)
  for (const words of report.notExamined) data.push([text(words)])
  for (const table of report.tables.surroundings) {
    data.push([], [strong(table.title)], ...table.intro.map((words) => [text(words)]), headRow(table.columns))
    if (table.count === 0) data.push([text(table.empty)])
    await addRows(data, table, breathe)
  }
  const columns = Array.from({ length: 8 }, () => ({ width: 24 }))
  return { sheet: 'Surroundings', data, columns, stickyRowsCount: 0 }
}

async function addRows(data: SheetRow[], table: ReportTable, breathe: RowBreath): Promise<void> {
  const left = table.count
  const known = new Map<string, CellObject>()
  for (const { cells } of table.rows()) {
    if (data.length === MOST_ROWS - 1) {
      data.push([text(`A sheet ends here; all ${left} rows are in the CSV and the JSON of this scan.`)])
      return
    }
    data.push(cells.flatMap((cell, i) => sheetCells(cell, table.columns[i], known)))
    const pause = breathe()
    if (pause) await pause
  }
}

/** Equal texts share one cell: a /16 has a hundred thousand of them. */
function sheetCells(
  cell: ReportCell,
  column: ReportColumn | undefined,
  known: Map<string, CellObject>,
): SheetRow {
  const { value, notes = [] } = cell
  switch (column?.kind) {
    case 'hours':
      return isHours(value) ? [number(value[0]), number(value[1])] : [null, null]
    case 'count':
      return [typeof value === 'number' ? hatched(number(value), cell.tone === 'unknown') : null]
    case 'moment':
      return [typeof value === 'string' ? moment(value) : null]
    case 'text':
    case 'mono':
    case undefined: {
      const words = [String(value ?? ''), ...notes.map((note) => note.href ?? note.text)].join('\n')
      if (words === '') return [null]
      const made = known.get(words) ?? text(words)
      if (words.length < 200) known.set(words, made)
      return [made]
    }
  }
}

const isHours = (value: ReportCell['value']): value is Hours => Array.isArray(value)

const practiceRows = ({ practice, practiceMark }: Report): SheetRow[] =>
  practice ? [[{ ...text(practiceMark), fontWeight: 'bold', textColor: '#5f3dc4' }]] : []

function headRow(columns: readonly ReportColumn[]): SheetRow {
  return columns.flatMap(({ title, kind }) =>
    kind === 'hours' ? [head(`${title}, low (h)`), head(`${title}, high (h)`)] : [head(title)],
  )
}

const widths = (columns: readonly ReportColumn[]): { width: number }[] =>
  columns.flatMap(({ width, kind }) =>
    kind === 'hours' ? [{ width: 14 }, { width: 14 }] : [{ width: Math.max(10, Math.round(width * 1.8)) }],
  )

const text = (value: string): CellObject => ({ value: value.slice(0, 32_000), type: String })
const number = (value: number): CellObject => ({ value, type: Number })

/** No hours where too little was answered for a case are not zero hours. */
const effortCell = ({ decision, figures }: Report, end: 0 | 1): CellObject =>
  figures.cases === 0 && isShortOfAnswers({ decision, coverage: figures.coverage })
    ? text('not known')
    : number(figures.effortHours[end])
const head = (value: string): CellObject => ({ ...text(value), ...HEAD })
const strong = (value: string): CellObject => ({ ...text(value), fontWeight: 'bold' })
const hatched = (cell: CellObject, unknown: boolean): CellObject => (unknown ? { ...cell, ...HATCH } : cell)

function moment(iso: string): CellObject {
  const date = new Date(iso)
  return Number.isNaN(date.getTime()) ? text(iso) : { value: date, type: Date, format: MOMENT }
}
