import { OperationError } from '../../shared/domain/operation-error.ts'
import type { JudgedScan } from '../../shared/domain/scan-evidence.ts'
import { type BundledFile, buildBundle } from '../output/bundle/build-bundle.ts'
import { readSigningKey, signManifest } from '../output/bundle/sign-manifest.ts'
import { type Breathe, breatheBetween } from '../output/reports/breathe.ts'
import { readPdfFonts } from '../output/reports/pdf/read-pdf-fonts.ts'
import { buildReport } from '../output/reports/report-model/build-report.ts'
import { scanHtml } from '../output/reports/scan-html.ts'
import { scanJsonText } from '../output/reports/scan-json.ts'
import type { Context } from './context.ts'
import { readSettings } from './read-settings.ts'

/** How a bundle is written. */
export interface BundleWish {
  readonly paper: 'a4' | 'letter'
  /** Private Ed25519 key in PEM to sign with; null = not signed. */
  readonly signingKey: string | null
  readonly breathe: Breathe
}

/** The evidence bundle of a judged scan. Throws `bad-input` for a key that cannot sign. */
export async function bundleScan(
  context: Context,
  judged: JudgedScan,
  { paper, signingKey, breathe }: BundleWish,
): Promise<Uint8Array<ArrayBuffer>> {
  const signing = signingKey === null ? null : readSigningKey(signingKey)
  if (signing && !signing.ok) {
    throw new OperationError(
      'bad-input',
      signing.problem,
      'Make a key with: openssl genpkey -algorithm ed25519 -out key.pem',
    )
  }
  const { scan } = judged.evidence
  const rate = readSettings(context)
  const report = buildReport(judged, rate)
  const { scanPdf } = await import('../output/reports/pdf/scan-pdf.ts')
  const pdf = await scanPdf(report, {
    paper,
    fonts: readPdfFonts(context.readResource),
    breathe: breatheBetween(0, 0.4, breathe),
  })
  const reports: readonly BundledFile[] = [
    { name: 'report.pdf', holds: 'the report, for printing', content: pdf },
    {
      name: 'report.html',
      holds: 'the report, for a browser',
      content: await scanHtml(report, breatheBetween(0.4, 0.5, breathe)),
    },
    {
      name: 'result.json',
      holds: 'the result, schema blockvet.scan/1',
      content: `${await scanJsonText(judged, { rate, breathe: breatheBetween(0.5, 0.6, breathe) })}\n`,
    },
  ]
  return buildBundle({
    judged,
    outcomesOf: (listId) => context.store.outcomes.load(scan.id, listId, scan.targets),
    reports,
    application: `Blockvet ${context.version}`,
    sign: signing?.ok ? (manifest) => signManifest(manifest, signing.key) : null,
    breathe: breatheBetween(0.6, 1, breathe),
  })
}
