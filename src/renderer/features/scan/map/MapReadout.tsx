import { formatCount } from '../../../ui/format.ts'
import { copy } from './copy.ts'
import styles from './map.module.css'
import type { PictureFormat } from './save-picture.ts'

interface MapReadoutProps {
  /** `address: state`, or null while nothing is pointed at. */
  readonly text: string | null
  /** Whether cells stand for several addresses. */
  readonly shared: boolean
  /** The selected range, or null. */
  readonly range: string | null
  readonly scale: number
  readonly largest: number
  /** Called with a factor; 0 shows all. */
  readonly onZoom: (factor: number) => void
  readonly onSave: (format: PictureFormat) => void
}

/** The cell under the pointer or the focus in words, and the zoom. */
export function MapReadout({ text, shared, range, scale, largest, onZoom, onSave }: MapReadoutProps) {
  const end = text?.indexOf(': ') ?? 0
  return (
    <div className={styles['readout']}>
      <p role="status" aria-live="polite" title={text ?? undefined}>
        {text === null ? (
          <span className="dim">{shared ? copy.pointAtPart : copy.pointAtCell}</span>
        ) : (
          <>
            <span className="mono">{text.slice(0, end)}</span>
            {text.slice(end)}
          </>
        )}
      </p>
      <span className={styles['zoom']}>
        {range === null ? null : (
          <button type="button" onClick={() => void navigator.clipboard.writeText(range)}>
            {copy.copyRange}
          </button>
        )}
        {range === null ? (
          <>
            <button type="button" aria-label={copy.savePng} onClick={() => onSave('png')}>
              PNG
            </button>
            <button type="button" aria-label={copy.saveSvg} onClick={() => onSave('svg')}>
              SVG
            </button>
          </>
        ) : null}
      </span>
      {largest > 1 ? (
        <span className={styles['zoom']}>
          <span className="dim num">{formatCount(scale * 100)} %</span>
          <button type="button" disabled={scale <= 1} onClick={() => onZoom(1 / 1.5)}>
            {copy.zoomOut}
          </button>
          <button type="button" disabled={scale >= largest} onClick={() => onZoom(1.5)}>
            {copy.zoomIn}
          </button>
          <button type="button" disabled={scale <= 1} onClick={() => onZoom(0)}>
            {copy.whole}
          </button>
        </span>
      ) : null}
    </div>
  )
}
