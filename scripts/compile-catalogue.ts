import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Plugin } from 'vite'
import { loadCatalogue } from '../src/main/engine/catalogue/load-catalogue.ts'

/**
 * Writes the shipped catalogue as one JSON file beside the build: reading two hundred YAML files costs every start half
 * a second. A catalogue with a problem fails the build.
 */
export function compileCatalogue(root: string): Plugin {
  return {
    name: 'compile-catalogue',
    closeBundle() {
      const loaded = loadCatalogue({ paths: [path.join(root, 'resources', 'catalogue')], custom: false })
      if (!loaded.ok) throw new Error(loaded.problems.join('\n'))
      mkdirSync(path.join(root, 'out'), { recursive: true })
      writeFileSync(path.join(root, 'out', 'catalogue.json'), JSON.stringify(loaded.catalogue))
    },
  }
}
