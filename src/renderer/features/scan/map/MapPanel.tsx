import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { parseBlock } from '../../../../shared/domain/block.ts'
import type { JudgedScan } from '../../../../shared/domain/scan-evidence.ts'
import { targetsOf } from '../../../../shared/domain/targets.ts'
import { onCells, useScan } from '../scan-store.ts'
import { CellTable } from './CellTable.tsx'
import { type Arrangement, layoutCells, targetsPerCell } from './cell-layout.ts'
import type { ColourBy } from './cell-looks.ts'
import { copy } from './copy.ts'
import { HeatMap } from './HeatMap.tsx'
import { JumpField } from './JumpField.tsx'
import { listsToColour } from './lists-to-colour.ts'
import { MapLegend } from './MapLegend.tsx'
import styles from './map.module.css'
import { useMapColours } from './map-colours.ts'
import { drawPicture, outlineEntries } from './map-picture.ts'
import { netblockLevels, networkLevels } from './netblock-levels.ts'
import { type PictureFormat, savePicture } from './save-picture.ts'
import { useMapPart } from './use-map-part.ts'
import { useShownCells } from './use-shown-cells.ts'

const views = [
  { value: 'map', label: copy.map },
  { value: 'table', label: copy.table },
]
const colours: { value: ColourBy; label: string }[] = [
  { value: 'impact', label: 'Worst impact' },
  { value: 'lists', label: 'Lists' },
  { value: 'list', label: 'One list' },
  { value: 'unknowns', label: 'Unknowns' },
  { value: 'ptr', label: 'PTR' },
  { value: 'changes', label: 'Change since last scan' },
]
const arrangements: { value: Arrangement; label: string }[] = [
  { value: 'hilbert', label: 'Hilbert' },
  { value: 'rows', label: 'Rows of /24' },
]
/** Cells that are worked out anew do not change in place. */
const neverChanges = (): (() => void) => () => {}

interface MapPanelProps {
  readonly judged: JudgedScan
  /** Opens an address or a range of the block. */
  readonly onOpen: (item: string) => void
}

/** The map with its switches and its legend, or the table of the same. */
export function MapPanel({ judged, onOpen }: MapPanelProps) {
  const { cells, version } = useScan()
  const [view, setView] = useState('map')
  const { by, listId: wanted } = useMapColours()
  const [arrangement, setArrangement] = useState<Arrangement>('hilbert')
  const { evidence } = judged
  const { block, settings } = evidence.scan
  const whole = useMemo(() => {
    const parsed = parseBlock(block)
    return parsed.ok ? targetsOf(parsed.block, settings.granularity) : null
  }, [block, settings.granularity])
  const part = useMapPart(whole, settings.granularity)
  const { targets } = part
  const layout = useMemo(() => (targets ? layoutCells(targets, arrangement) : null), [targets, arrangement])
  const hits = evidence.surroundings.netblocks?.hits
  const registered = evidence.surroundings.registry?.children
  const networks = useMemo(
    () => (registered && targets && layout ? networkLevels(registered, targets, layout) : null),
    [registered, targets, layout],
  )
  const netblocks = useMemo(
    () => (hits && targets && layout ? netblockLevels(hits, targets, layout) : null),
    [hits, targets, layout],
  )
  const choices = useMemo(() => listsToColour(evidence), [evidence])
  const listId = (choices.find(({ value }) => value === wanted) ?? choices[0])?.value ?? null
  const { shown: all, why } = useShownCells({ by, listId, evidence, targets: whole, cells, version })
  const { cellsOf, changesOf } = part
  const shown = useMemo(() => all && cellsOf(all), [all, cellsOf])
  const onChange = useMemo(() => changesOf(all === cells ? onCells : neverChanges), [changesOf, all, cells])
  if (!whole || !targets || !layout) return null
  const goTo = (target: number): void => {
    const perCell = targetsPerCell(whole.count)
    if (perCell > 1) part.enter(target, perCell)
    else part.jump.current?.(target)
  }
  const save = (format: PictureFormat): void => {
    if (!shown) return
    const label = colours.find(({ value }) => value === by)?.label ?? ''
    const list = by === 'list' ? `: ${choices.find(({ value }) => value === listId)?.label ?? ''}` : ''
    const subtitle = `${label}${list} · scan of ${evidence.scan.startedAt.slice(0, 16).replace('T', ' ')} UTC`
    const name = part.name ?? block
    const title = `Map of ${name}`
    void savePicture(
      drawPicture({ title, subtitle, layout, cells: shown, by, networks, netblocks }),
      name,
      format,
    )
  }
  return (
    <section className={styles['panel']} aria-label={copy.map}>
      <div className={styles['tools']}>
        <SegmentedControl aria-label="View" data={views} value={view} onChange={setView} />
        <NativeSelect
          aria-label={copy.colourBy}
          size="xs"
          data={colours}
          value={by}
          onChange={(event) => useMapColours.setState({ by: event.currentTarget.value as ColourBy })}
        />
        {view === 'map' && shown ? <JumpField block={block} targets={whole} onJump={goTo} /> : null}
        {view === 'map' && targets.count > 256 ? (
          <SegmentedControl
            aria-label="Arrangement"
            data={arrangements}
            value={arrangement}
            onChange={setArrangement}
          />
        ) : null}
        {view === 'map' && part.name !== null ? (
          <span className={styles['part']}>
            {copy.partOf} <span className="mono">{part.name}</span>
            <Button size="xs" variant="default" onClick={part.leave}>
              {copy.wholeBlock}
            </Button>
          </span>
        ) : null}
        {by === 'list' && listId !== null ? (
          <NativeSelect
            aria-label={copy.list}
            size="xs"
            data={[...choices]}
            value={listId}
            onChange={(event) => useMapColours.setState({ listId: event.currentTarget.value })}
          />
        ) : null}
      </div>
      {shown === null ? <p className="dim">{why}</p> : null}
      {shown && view === 'map' ? (
        <HeatMap
          block={part.name ?? block}
          targets={targets}
          layout={layout}
          cells={shown}
          version={version}
          by={by}
          levels={netblocks?.levels ?? null}
          networks={networks?.levels ?? null}
          onChange={onChange}
          onOpen={onOpen}
          onEnter={(target, list) => {
            const name = part.enter(target, layout.perCell)
            if (list && name !== null) onOpen(name)
          }}
          onLeave={part.name === null ? null : part.leave}
          jump={part.jump}
          onSave={save}
        />
      ) : null}
      {cells && view === 'table' ? (
        <CellTable
          block={block}
          targets={whole}
          cells={cells}
          version={version}
          by={by}
          shown={all}
          onOpen={onOpen}
        />
      ) : null}
      {shown && view === 'map' ? (
        <MapLegend cells={shown} by={by} version={version} outlines={outlineEntries(networks, netblocks)} />
      ) : null}
      {cells && view === 'table' ? <MapLegend cells={cells} by="impact" version={version} /> : null}
    </section>
  )
}
