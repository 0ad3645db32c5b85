// npm run lint:catalogue, npm run pages: see catalogue.mjs.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { diskFiles } from '../src/main/engine/catalogue/disk-files.ts'
import { findCatalogueFiles } from '../src/main/engine/catalogue/find-catalogue-files.ts'
import { lintCatalogue } from '../src/main/engine/catalogue/lint-catalogue.ts'
import { cataloguePages } from './catalogue-pages.ts'

const root = path.join(import.meta.dirname, '..')

function lint(): number {
  const folder = 'resources/catalogue'
  process.chdir(root)
  const { texts, problems } = findCatalogueFiles([folder], diskFiles)
  const reviewedOn = readFileSync(path.join(folder, 'VERSION'), 'utf8').trim()
  const today = new Date().toISOString().slice(0, 10)
  const found = [...problems, ...lintCatalogue(texts, { reviewedOn, today })]
  for (const sentence of found) console.error(sentence)
  console.log(`catalogue: ${texts.length} files, ${found.length} contradictions`)
  return found.length === 0 ? 0 : 1
}

function write(): number {
  for (const { path: name, text } of cataloguePages()) {
    const file = path.join(root, name)
    const old = readFileSync(file, { encoding: 'utf8', flag: 'a+' })
    if (old !== text) writeFileSync(file, text)
    if (old !== text) console.log(`${name}: written`)
  }
  return 0
}

process.exitCode = process.argv[2] === 'lint' ? lint() : write()
