import { formatRange } from './block.ts'
import { rangeOfTargets, type Targets } from './targets.ts'

/** Target numbers (ascending, each once) as ranges: neighbours taken together, `first-last` or one address. */
export function rangesOfTargets(ascending: readonly number[], targets: Targets): readonly string[] {
  const runs: [number, number][] = []
  for (const target of ascending) {
    const last = runs.at(-1)
    if (last?.[1] === target - 1) last[1] = target
    else runs.push([target, target])
  }
  return runs.map(([from, to]) => formatRange(rangeOfTargets(targets, from, to)))
}
