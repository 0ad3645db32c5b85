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
}
