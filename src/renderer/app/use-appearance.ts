import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { rpc } from '../rpc/client.ts'
import { useConnection } from '../rpc/connection.ts'

/** Shows the page in the appearance that the settings remember. */
export function useAppearance(): void {
  const { setColorScheme } = useMantineColorScheme()
  const epoch = useConnection((state) => state.epoch)
  useEffect(() => {
    if (epoch === 0) return
    rpc.settings.get().then(
      ({ appearance }) => setColorScheme(appearance === 'system' ? 'auto' : appearance),
      () => undefined,
    )
  }, [epoch, setColorScheme])
}
