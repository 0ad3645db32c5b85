import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap near what it holds, in every process that scans or reads logs: both make many objects that live for a
 * moment. Left alone, V8 gives young ones more and more room, up to twice the memory for a twelfth less processor time,
 * and lets those that outlived their youth by a little pile up to four times what is in use before it looks. Here young
 * ones keep the room they begin with, and the rest is looked through whenever it has grown by a quarter.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString('--heap-growing-percent=25')
}
