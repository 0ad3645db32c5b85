import { saveFile } from '../../../ui/save-file.ts'
import type { MapPicture } from './map-picture.ts'
import { picturePng } from './picture-png.ts'
import { pictureSvg } from './picture-svg.ts'

/** Formats that a map is saved in. */
export type PictureFormat = 'png' | 'svg'

/** Writes a picture in the colours of the page and hands it over to be saved. */
export async function savePicture(picture: MapPicture, block: string, format: PictureFormat): Promise<void> {
  const style = getComputedStyle(document.documentElement)
  const read = new Map<string, string>()
  const colour = (variable: string): string => {
    const known = read.get(variable) ?? style.getPropertyValue(variable).trim()
    read.set(variable, known)
    return known
  }
  const fileName = `map-${block.replaceAll(/[^\w.]+/g, '-')}.${format}`
  if (format === 'svg')
    saveFile({ fileName, mediaType: 'image/svg+xml', content: pictureSvg(picture, colour) })
  else saveFile({ fileName, mediaType: 'image/png', content: await picturePng(picture, colour) })
}
