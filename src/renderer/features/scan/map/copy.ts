/** Words of the map. */
export const copy = {
  map: 'Map',
  table: 'Table',
  reading: 'Reading the cells…',
  pointAtCell: 'Point at a cell to name it; drag to add up a range, with Shift to move the map.',
  pointAtPart:
    'Point at a cell to name its addresses; click to list them, worst first; double click or Enter to see them apart.',
  partOf: 'Part',
  wholeBlock: 'Whole block',
  notInBlock: 'is no part of',
  jump: 'Jump to address',
  noAddress: 'Type an address, such as 192.0.2.17, or .17.',
  copyRange: 'Copy range',
  savePng: 'Save the map as PNG',
  saveSvg: 'Save the map as SVG',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  whole: 'Whole',
  list: 'List',
  colourBy: 'Colour by',
  noPtr: 'Reverse DNS of these addresses was not examined in this scan. Scan again to see it.',
  noPrevious: 'There is no earlier finished scan of this block to compare with.',
}
