import { useMantineColorScheme } from '@mantine/core'
import type { Settings } from '../../shared/contract/settings.ts'
import { useBlocks } from '../features/blocks/blocks-store.ts'
import { useLists } from '../features/lists/lists-store.ts'
import { changeSettings, loadSettings } from '../features/settings/settings-store.ts'
import { decisionWords } from '../terms/decision-words.ts'
import { modKey } from '../ui/mod-key.ts'
import { copy, places } from './copy.ts'
import type { Command } from './find-commands.ts'

const go = (href: string) => (): void => location.assign(href)

/** What the palette offers now: places, actions, vetted blocks and lists of the catalogue. */
export function useCommands(onKeys: () => void): readonly Command[] {
  const rows = useBlocks((state) => state.rows)
  const catalogue = useLists((state) => state.catalogue)
  const { setColorScheme } = useMantineColorScheme()
  const appear = async (appearance: Settings['appearance']): Promise<void> => {
    setColorScheme(appearance === 'system' ? 'auto' : appearance)
    await loadSettings()
    await changeSettings({ appearance })
  }
  const action = (name: string, hint: string, run: () => void): Command => ({
    id: `action ${name}`,
    group: 'Actions',
    name,
    hint,
    run,
  })
  return [
    ...places.map(
      ({ place, word, href }, i): Command => ({
        id: `place ${place}`,
        group: 'Places',
        name: word,
        hint: `${modKey} ${i + 1}`,
        run: go(href),
      }),
    ),
    action(copy.vetBlock, '', () => {
      location.assign('#/blocks')
      // The field is there once the place is.
      setTimeout(() => document.querySelector<HTMLElement>('main textarea')?.focus(), 50)
    }),
    action(copy.keys, '?', onKeys),
    action(copy.light, copy.appearance, () => void appear('light')),
    action(copy.dark, copy.appearance, () => void appear('dark')),
    action(copy.system, copy.appearance, () => void appear('system')),
    ...(rows ?? []).map(
      ({ block, offer, scanId, judged, state }): Command => ({
        id: `block ${block}`,
        group: 'Blocks',
        name: block,
        hint: [judged ? decisionWords[judged.decision] : state, offer.provider].filter(Boolean).join(', '),
        run: go(`#/scan/${scanId}`),
      }),
    ),
    ...(catalogue?.lists ?? []).map(
      ({ id, name, zone }): Command => ({
        id: `list ${id}`,
        group: 'Lists',
        name,
        hint: zone,
        run: go(`#/lists/${encodeURIComponent(id)}`),
      }),
    ),
  ]
}
