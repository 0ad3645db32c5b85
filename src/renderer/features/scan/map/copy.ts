/** Words of the map. */
export const copy = {
  map: 'Map',
  table: 'Table',
  reading: 'Reading the cells…',
  pointAtCell: 'Point at a cell to name it.',
  zoomOut: 'Zoom out',
  zoomIn: 'Zoom in',
  whole: 'Whole',
  list: 'List',
  colourBy: 'Colour by',
  noPtr: 'Reverse DNS of these addresses was not examined in this scan. Scan again to see it.',
  noPrevious: 'There is no earlier finished scan of this block to compare with.',
}
